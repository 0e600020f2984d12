"""The site: keeps, shows and follows up what the engine reads. Built on Django, except for `portal.cli`."""
