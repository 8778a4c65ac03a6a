"""Write what the small programme becomes today as its expected result: `python -m tests.course_export.accept_golden`.

Read the difference before you commit it.
"""

import shutil

from tests.course_export.making import MINI, mini
from tests.course_export.test_golden import RESULT, comparable

if __name__ == "__main__":
    shutil.rmtree(RESULT, ignore_errors=True)
    for name, content in mini().files.items():
        if name != "static/course-image.png":
            path = RESULT / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(comparable(name, content))
    print(f"{MINI} → {RESULT}")
