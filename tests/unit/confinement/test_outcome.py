"""An outcome is a record or an error."""

from __future__ import annotations

import pytest

import rettesnor
from rettesnor.confinement.outcome import Outcome
from rettesnor.documents.errors import DocumentError
from rettesnor.outline.serialisation import record_to_json


def test_an_outcome_without_either_or_with_both_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="a record or an error"):
        Outcome("plan.pdf")
    with pytest.raises(ValueError, match="a record or an error"):
        Outcome("plan.pdf", record={}, error=DocumentError("empty"))


def test_an_outcomes_record_is_the_record_that_was_read() -> None:
    record = rettesnor.read_bytes("Mål 1: Trygghet".encode(), name="plan.txt").record
    assert Outcome("plan.txt", record=record_to_json(record)).to_record() == record


def test_an_outcome_without_a_record_raises_its_error() -> None:
    with pytest.raises(DocumentError, match="encrypted"):
        Outcome("plan.pdf", error=DocumentError("encrypted")).to_record()
