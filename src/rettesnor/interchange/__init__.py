"""The interchange room: records in the open formats that other programs take; one module for each format."""
