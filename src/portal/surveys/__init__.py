"""Surveys of municipalities: frames, questionnaires, responses and estimates."""
