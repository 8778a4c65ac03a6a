"""A block for the player's tests: fields of every scope, all views, handlers that behave and that do not."""

import json
from typing import Any

from web_fragments.fragment import Fragment
from webob import Response
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Integer, List, Scope, String

SCRIPT = """
function Probe(runtime, element, args) {
  element.querySelector('.count').addEventListener('click', function () {
    fetch(runtime.handlerUrl(element, 'count'), {
      method: 'POST',
      headers: {'X-CSRFToken': document.cookie.match(/csrftoken=([^;]+)/)[1]},
      body: JSON.stringify({}),
    }).then((answer) => answer.json()).then((data) => { element.querySelector('output').textContent = data.mine; });
  });
  element.querySelector('.greeting').textContent = args.greeting;
}
function ProbeStudio(runtime, element) {
  element.querySelector('form').addEventListener('submit', function (event) {
    event.preventDefault();
    runtime.notify('save', {state: 'start'});
    const text = element.querySelector('[name=text]').value;
    fetch(runtime.handlerUrl(element, 'edit'), {
      method: 'POST',
      headers: {'X-CSRFToken': document.cookie.match(/csrftoken=([^;]+)/)[1]},
      body: JSON.stringify({text: text}),
    }).then((answer) => {
      if (answer.ok) { runtime.notify('save', {state: 'end'}); }
      else { runtime.notify('error', {title: 'Refused', message: String(answer.status)}); }
    });
  });
  element.querySelector('[name=cancel]').addEventListener('click', function () { runtime.notify('cancel', {}); });
}
"""


def as_json(value: Any, status: int = 200) -> Response:
    return Response(json.dumps(value), content_type="application/json", charset="utf-8", status=status)


@XBlock.needs("user", "i18n", "field-data")
@XBlock.wants("completion", "replace_urls", "settings", "nonsense")
class Probe(CompletableXBlockMixin, XBlock):
    has_author_view = True

    display_name = String(scope=Scope.settings, default="Probe")
    text = String(scope=Scope.content, default="by default")
    tries = Integer(scope=Scope.settings, default=1)
    mine = Integer(scope=Scope.user_state, default=0)
    size = Integer(scope=Scope.preferences, default=10)
    nickname = String(scope=Scope.user_info, default="")
    everyone = List(scope=Scope.user_state_summary, default=[])

    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        if self.text == "explode":
            raise RuntimeError("this view explodes")
        fragment = Fragment(
            f'<p class="text">{self.text}</p><p class="greeting"></p>'
            f'<a href="/static/pictures/plan.svg">plan</a> <a href="/jump_to_id/checks">checks</a>'
            f'<p>mine: {self.mine}</p><button class="count">Count</button> <output>{self.mine}</output>'
        )
        fragment.add_javascript(SCRIPT)
        fragment.add_css(".probe-style { color: inherit; }")
        fragment.initialize_js("Probe", {"greeting": "</script>Guten Tag"})
        return fragment

    def author_view(self, context: dict[str, Any] | None = None) -> Fragment:
        return Fragment(f'<p class="example">author sees: {self.text}</p>')

    def studio_view(self, context: dict[str, Any] | None = None) -> Fragment:
        fragment = Fragment(
            f'<form><label>Text <input name="text" value="{self.text}"></label><button>Save</button>'
            '<button type="button" name="cancel">Cancel</button></form>'
        )
        fragment.add_javascript(SCRIPT)
        fragment.initialize_js("ProbeStudio")
        return fragment

    @XBlock.handler
    def count(self, request: Any, suffix: str = "") -> Response:
        self.mine += 1
        self.everyone = [*self.everyone, self.mine]
        self.nickname = "Lotse"
        self.size += 1
        self.emit_completion(1.0)
        self.runtime.publish(self, "grade", {"value": 1, "max_value": 2})
        return as_json({"mine": self.mine, "size": self.size, "suffix": suffix, "query": dict(request.GET)})

    @XBlock.handler
    def edit(self, request: Any, suffix: str = "") -> Response:
        data = json.loads(request.body)
        if data.get("reset"):
            del self.text
        else:
            self.text = data["text"]
            self.display_name = "Renamed"
        return as_json({})

    @XBlock.handler
    def who(self, request: Any, suffix: str = "") -> Response:
        from crum import get_current_user
        from django.utils.translation import get_language

        user = self.runtime.service(self, "user").get_current_user()
        try:
            from lms.djangoapps.courseware.masquerade import is_masquerading_as_specific_student as masquerading
        except ImportError:
            masquerading = None
        from common.djangoapps.student.auth import has_studio_write_access

        course = self.runtime.course_id
        return as_json(
            {
                "attributes": user.opt_attrs,
                "name": user.full_name,
                "person": self.scope_ids.user_id,
                "author_mode": self.runtime.is_author_mode,
                "course": str(course),
                "language": get_language(),
                "course_language": self.runtime.course_language,
                "masquerading": masquerading and masquerading(get_current_user(), course),
                "may_author": has_studio_write_access(get_current_user(), course),
                "completion": self.runtime.service(self, "completion") is not None,
                "nonsense": self.runtime.service(self, "nonsense"),
                "month": self.runtime.service(self, "i18n").gettext("January"),
                "due": self.due.isoformat() if self.due else None,
                "replaced": self.runtime.service(self, "replace_urls").replace_urls('<a href="/jump_to_id/checks">'),
            }
        )

    @XBlock.handler
    def fail(self, request: Any, suffix: str = "") -> Response:
        raise RuntimeError("this handler fails")
