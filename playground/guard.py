"""Who may use the page's side of the server? Only the page itself: no foreign name, no foreign site."""

import ipaddress
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware
from yarl import URL

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def guard(*, any_host: bool) -> Middleware:
    """A middleware that answers 403 to what does not come from the page, and adds the headers.

    The Host must be localhost or a loopback address; with `any_host` any address, still no name: a name may be
    anybody's (DNS rebinding). An Origin must be the page's own; what changes something must carry one (CSRF).
    """

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        reason = _host_refusal(request, any_host) or _origin_refusal(request)
        if reason:
            return web.Response(status=403, text=f"{reason}\n", headers=HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return middleware


def _host_refusal(request: web.Request, any_host: bool) -> str:
    try:
        name = URL(f"http://{request.headers.get('Host', '')}").host or ""
        address = None if name == "localhost" else ipaddress.ip_address(name)
    except ValueError:
        return "This Host is not the playground's; open it by its address."
    allowed = address is None or address.is_loopback or any_host
    return "" if allowed else "This address is not the playground's."


def _origin_refusal(request: web.Request) -> str:
    origin = request.headers.get("Origin")
    if origin is None:
        return "" if request.method in ("GET", "HEAD") else "Only the playground's own page may do this."
    return "" if origin == f"http://{request.headers.get('Host')}" else "Another site may not use the playground."
