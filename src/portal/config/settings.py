"""Django's settings: rooms in the order in which they may import each other, and nothing yet that keeps data.

Production is set by the environment alone; without a key of its own the site does not start.
"""

from __future__ import annotations

import os

SECRET_KEY = os.environ.get("RETTESNOR_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "portal.municipalities",
    "portal.accounts",
    "portal.thread",
    "portal.readings",
    "portal.plans",
    "portal.council",
    "portal.rights",
    "portal.surveys",
    "portal.relations",
    "portal.practices",
    "portal.learning",
    "portal.observatory",
    "portal.public",
    "portal.desk",
    "portal.api",
]
ROOT_URLCONF = "portal.config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True
