"""What pages of the player may load: their own files, and script only with the page's nonce, which no course knows."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A course's files have the player's own address: a script among them is run by no name, only by the nonce.
# Style attributes and <style> in SVG are part of lessons and charts, so inline style is allowed; eval never is.
_POLICY = (
    "default-src 'self'; script-src 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# Files of a course are shown, never run: an SVG opened by itself may hold script.
ASSET_POLICY = "script-src 'none'"


class ContentSecurityPolicyMiddleware:
    """Set `request.nonce` and the header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        request.nonce = nonce
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY.format(nonce=nonce))
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response
