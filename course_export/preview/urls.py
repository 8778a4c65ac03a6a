"""Addresses of the player."""

from django.urls import path

from course_export.preview.views import bar, blocks, download, outline, pages, static, work

urlpatterns = [
    path("", outline.outline),
    path("unit/<str:name>", pages.unit),
    path("page/<str:slug>", pages.page),
    path("about", pages.about),
    path("download", download.tarball),
    path("asset/<str:name>", pages.asset),
    path("courses/<str:course>/jump_to_id/<str:name>", pages.jump),
    path("login", pages.login),
    path("xblock/<str:usage>", blocks.alone),
    path("problem/<str:name>", work.answer),
    path("discussion/<str:name>", work.post),
    path("handler/<str:usage>/<str:name>", blocks.handler),
    path("handler/<str:usage>/<str:name>/", blocks.handler),
    path("handler/<str:usage>/<str:name>/<path:suffix>", blocks.handler),
    path("edit/<str:usage>", blocks.edit),
    path("resource/<str:tag>/<path:uri>", blocks.resource),
    path("visit", bar.change),
    path("player/<str:name>", static.own_file),
]

handler404 = "course_export.preview.views.pages.not_found"
handler500 = "course_export.preview.views.pages.failed"
