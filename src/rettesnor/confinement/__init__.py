"""Confinement: the engine's one edge. It opens files, reads them in limited child processes, and runs OCR.

Beside the engine's rooms: none of them imports it. It alone may start processes and look at the clock. What a
child says is checked before it is believed, and no file can cost more than its own child.

`reader.Reader` reads one file after the other, `many.read_many` several at a time, `discovery.discover` finds them,
and each gives `outcome.Outcome`s. They are imported from there: a child, too, lives in this room, and would wait for
what only its parent needs.
"""
