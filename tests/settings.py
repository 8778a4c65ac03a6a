"""Django settings of the tests. LOTSE_TEST_DATABASE (JSON) replaces the SQLite database, e.g. by a MariaDB."""

import json
import os

DATABASES = {
    "default": json.loads(os.environ.get("LOTSE_TEST_DATABASE", "null"))
    or {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
}
if DATABASES["default"]["ENGINE"].endswith("mysql"):
    import pymysql  # in pure Python, in the place of mysqlclient, which wants a compiler

    pymysql.install_as_MySQLdb()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "xblocks.spaces.apps.SpacesConfig",
]
SECRET_KEY = "only for tests"
USE_TZ = True
