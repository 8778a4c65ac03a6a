"""The workbench's own settings, for either side of the bench; only what it needs to run anywhere is changed."""

import json
import os

from workbench.settings import *
from workbench.settings import INSTALLED_APPS as _APPS

DATABASES = {"default": json.loads(os.environ["LOTSE_BENCH_DATABASE"])}
if DATABASES["default"]["ENGINE"].endswith("mysql"):
    import pymysql  # in pure Python, in the place of mysqlclient, which wants a compiler

    pymysql.install_as_MySQLdb()

_OWN = "problem_builder" if os.environ["LOTSE_BENCH_SIDE"] == "peers" else "xblocks.spaces.apps.SpacesConfig"
INSTALLED_APPS = [*_APPS, _OWN]
LOGGING_CONFIG = None  # the stock one writes every query to a file
