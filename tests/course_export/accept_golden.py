"""Write what the small programme becomes today as its expected result, and the list of what differs for a county:
`python -m tests.course_export.accept_golden`.

Read the difference before you commit it.
"""

import shutil

from tests.course_export.making import MINI, mini
from tests.course_export.test_golden import RESULT, comparable
from tests.course_export.variants import LIST, differences

if __name__ == "__main__":
    shutil.rmtree(RESULT, ignore_errors=True)
    for name, content in mini().files.items():
        if name != "static/course-image.png":
            path = RESULT / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(comparable(name, content))
    print(f"{MINI} → {RESULT}")
    LIST.write_text(differences(), encoding="utf-8")
    print(LIST)
