"""The red thread: nodes, versions, typed links, sources, documents, readings, and the audit of it all."""
