"""Tokens for <zego-call token-url="/zego-token">, in Python 3.9 or newer; needs `pip install cryptography`.

ZEGO_APP_ID=… ZEGO_SERVER_SECRET=… SESSION_SECRET=… python3 token_server.py
To try it out on your own machine, INSECURE_BELIEVE_WHO_ASKS=1 in place of SESSION_SECRET.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import struct
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HOUR = 3600
GCM = 1
SESSION = re.compile(r"(?:^|; ?)session=([^;]*)\.([0-9]{10})\.([0-9a-f]{64})(?:;|$)")
ID = re.compile(r"[A-Za-z0-9~!@#$^&*()_+=\-`;',.<>/]+")
ID_RULE = "digits, English letters and ~!@#$^&*()_+=-`;',.<>/"
LOOPBACKS = re.compile(r"(((::ffff:)?127\.[0-9.]+|::1)(, ?|$))+")
LOCALHOSTS = re.compile(r"((localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?(, ?|$))+")
INSECURE = os.environ.get("INSECURE_BELIEVE_WHO_ASKS") == "1"


def application():
    """App id and server secret of the environment. Ends the program when they cannot be ones."""
    app_id = os.environ.get("ZEGO_APP_ID", "")
    secret = os.environ.get("ZEGO_SERVER_SECRET", "").encode()
    if not app_id or not secret:
        sys.exit("Set both ZEGO_APP_ID and ZEGO_SERVER_SECRET.")
    if not re.fullmatch("[1-9][0-9]*", app_id):
        sys.exit("ZEGO_APP_ID must be a positive whole number, as ZEGO's console shows it.")
    if len(secret) != 32:
        sys.exit(f"ZEGO_SERVER_SECRET must have 32 bytes, as ZEGO's console shows it; it has {len(secret)}.")
    if INSECURE == bool(os.environ.get("SESSION_SECRET")):
        sys.exit(
            "Set SESSION_SECRET, what your sign-in signs its cookie with, or INSECURE_BELIEVE_WHO_ASKS=1 "
            "to try things out on your own machine, not both."
        )
    return int(app_id), secret


def signed_in_user(headers):
    """Yours: your session decides who somebody is, never the query. A stand-in for it is here, to be replaced: the cookie
    `session=user.expires.signature`, the user percent-encoded, the expiry in s since the epoch and the hex of an
    HMAC-SHA256 of `zego-token.user.expires`."""
    found = SESSION.search(headers.get("Cookie", ""))
    if not found or int(found[2]) < time.time():
        return None
    signed = f"zego-token.{found[1]}.{found[2]}".encode()
    expected = hmac.new(os.environ["SESSION_SECRET"].encode(), signed, hashlib.sha256).hexdigest()
    return unquote(found[1]) if hmac.compare_digest(expected, found[3]) else None


def is_local(address, headers):
    """Whether a question comes from this machine, for an address of this machine, by the word of every proxy on the way, too.
    INSECURE_BELIEVE_WHO_ASKS=1 believes those alone, in place of signed_in_user(): others would be who they like."""
    addresses = address + ", " + ", ".join(headers.get_all("X-Forwarded-For", []))
    hosts = headers.get("Host", "") + ", " + ", ".join(headers.get_all("X-Forwarded-Host", []))
    return LOOPBACKS.fullmatch(addresses) and LOCALHOSTS.fullmatch(hosts) and "Forwarded" not in headers


def may_enter(user, room):
    """Yours: who may enter which room. As it stands, everybody who is signed in may enter every room."""
    return True


def may_publish(user, room):
    """Yours: who may publish in which room; others watch, whatever their page asks for. As it stands, everybody may."""
    return True


def token04(app_id, secret, user, room):
    """A token for one user in one room, for an hour: `04`, then base64 of expiry, nonce, cipher text and mode."""
    now = int(time.time())
    privilege = {"1": 1, "2": 1 if may_publish(user, room) else 0}  # 1 is entering the room, 2 is publishing
    payload = {"room_id": room, "privilege": privilege, "stream_id_list": None}
    claims = {
        "app_id": app_id,
        "user_id": user,
        "nonce": secrets.randbelow(2**32) - 2**31,
        "ctime": now,
        "expire": now + HOUR,
        "payload": json.dumps(payload),
    }
    nonce = secrets.token_bytes(12)
    text = AESGCM(secret).encrypt(nonce, json.dumps(claims).encode(), None)
    body = struct.pack(f">qH12sH{len(text)}sB", now + HOUR, len(nonce), nonce, len(text), text, GCM)
    return "04" + base64.b64encode(body).decode()


def problem(app_id, query):
    """What is wrong with a question, in words; '' when nothing is."""

    def is_id(name, limit):
        value = query.get(name, "")
        return ID.fullmatch(value) and len(value) <= limit

    if query.get("app_id") != str(app_id):
        return f"app_id must be {app_id}, the application of this server."
    if not is_id("room_id", 128):
        return f"room_id must be 1 to 128 {ID_RULE}"
    if not is_id("user_id", 64):
        return f"user_id must be 1 to 64 {ID_RULE}"
    return ""


class TokenHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        if url.path != "/zego-token":
            return self.answer(404, "text/plain", "")
        query = dict(parse_qsl(url.query))
        wrong = problem(APP_ID, query)
        if wrong:
            return self.answer(400, "text/plain", wrong)
        user, room = query["user_id"], query["room_id"]
        allowed = is_local(self.client_address[0], self.headers) if INSECURE else signed_in_user(self.headers) == user
        if not allowed or not may_enter(user, room):
            return self.answer(403, "text/plain", "Not allowed.")
        return self.answer(200, "application/json", json.dumps({"token": token04(APP_ID, SECRET, user, room)}))

    def refuse(self):
        self.send_response(405)
        self.send_header("Allow", "GET")
        self.end_headers()

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = refuse

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body.encode())


if __name__ == "__main__":
    APP_ID, SECRET = application()
    if INSECURE:
        print("INSECURE_BELIEVE_WHO_ASKS: whoever asks from this machine gets a token for anybody.", file=sys.stderr)
    PORT = int(os.environ.get("PORT", "8080"))
    server = ThreadingHTTPServer(("127.0.0.1", PORT), TokenHandler)
    print(f"http://127.0.0.1:{PORT}/zego-token", flush=True)
    server.serve_forever()
