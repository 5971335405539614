<?php
/**
 * Tokens for <zego-call token-url="/zego-token">, in PHP 8 with its OpenSSL extension. In development:
 * ZEGO_APP_ID=… ZEGO_SERVER_SECRET=… SESSION_SECRET=… php -S 127.0.0.1:8080 token-server.php
 * To try it out on your own machine, INSECURE_BELIEVE_WHO_ASKS=1 in place of SESSION_SECRET.
 */
declare(strict_types=1);

const HOUR = 3600;
const GCM = 1;
const SESSION = '/(?:^|; ?)session=([^;]*)\.([0-9]{10})\.([0-9a-f]{64})(?:;|$)/D';
const ID = "#^[A-Za-z0-9~!@\\#$^&*()_+=\\-`;',.<>/]+$#D";
const ID_RULE = "digits, English letters and ~!@#$^&*()_+=-`;',.<>/";
const LOOPBACKS = '/^(((::ffff:)?127\.[0-9.]+|::1)(, ?|$))+$/D';
const LOCALHOSTS = '/^((localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?(, ?|$))+$/D';
define('INSECURE', getenv('INSECURE_BELIEVE_WHO_ASKS') === '1');

/** The application that the environment names, as [app id, server secret]. Throws when that cannot be one. */
function application(): array
{
    [$id, $secret] = [(string) getenv('ZEGO_APP_ID'), (string) getenv('ZEGO_SERVER_SECRET')];
    if ($id === '' || $secret === '') throw new DomainException('Set both ZEGO_APP_ID and ZEGO_SERVER_SECRET.');
    if (!preg_match('/^[1-9][0-9]*$/D', $id))
        throw new DomainException('ZEGO_APP_ID must be a positive whole number, as ZEGO’s console shows it.');
    if (strlen($secret) !== 32)
        throw new DomainException(
            'ZEGO_SERVER_SECRET must have 32 bytes, as ZEGO’s console shows it; it has ' . strlen($secret) . '.'
        );
    if (INSECURE === ((string) getenv('SESSION_SECRET') !== ''))
        throw new DomainException(
            'Set SESSION_SECRET, what your sign-in signs its cookie with, or INSECURE_BELIEVE_WHO_ASKS=1 '
            . 'to try things out on your own machine, not both.'
        );
    return [(int) $id, $secret];
}

/**
 * Yours: your session decides who somebody is, never the query. A stand-in for it is here, to be replaced: the cookie
 * `session=user.expires.signature`, the user percent-encoded, the expiry in s since the epoch and the hex of an
 * HMAC-SHA256 of `zego-token.user.expires`.
 */
function signedInUser(): ?string
{
    if (!preg_match(SESSION, $_SERVER['HTTP_COOKIE'] ?? '', $found)) return null;
    [, $name, $expires, $signature] = $found;
    $expected = hash_hmac('sha256', "zego-token.$name.$expires", getenv('SESSION_SECRET'));
    return hash_equals($expected, $signature) && (int) $expires >= time() ? rawurldecode($name) : null;
}

/**
 * Whether a question comes from this machine, for an address of this machine, by the word of every proxy on the way, too.
 * INSECURE_BELIEVE_WHO_ASKS=1 believes those alone, in place of signedInUser(): others would be who they like.
 */
function isLocal(): bool
{
    $addresses = $_SERVER['REMOTE_ADDR'] . ', ' . ($_SERVER['HTTP_X_FORWARDED_FOR'] ?? '');
    $hosts = ($_SERVER['HTTP_HOST'] ?? '') . ', ' . ($_SERVER['HTTP_X_FORWARDED_HOST'] ?? '');
    return preg_match(LOOPBACKS, $addresses) && preg_match(LOCALHOSTS, $hosts) && !isset($_SERVER['HTTP_FORWARDED']);
}

/** Yours: who may enter which room. As it stands, everybody who is signed in may enter every room. */
function mayEnter(string $user, string $room): bool
{
    return true;
}

/** Yours: who may publish in which room; others watch, whatever their page asks for. As it stands, everybody may. */
function mayPublish(string $user, string $room): bool
{
    return true;
}

/** A token for one user in one room, for an hour: `04`, then base64 of expiry, nonce, cipher text and mode. */
function token04(int $appId, string $secret, string $user, string $room): string
{
    $now = time();
    $privilege = ['1' => 1, '2' => mayPublish($user, $room) ? 1 : 0]; // 1 is entering the room, 2 is publishing
    $payload = ['room_id' => $room, 'privilege' => $privilege, 'stream_id_list' => null];
    $claims = [
        'app_id' => $appId,
        'user_id' => $user,
        'nonce' => random_int(-(2 ** 31), 2 ** 31 - 1),
        'ctime' => $now,
        'expire' => $now + HOUR,
        'payload' => json_encode($payload, JSON_THROW_ON_ERROR),
    ];
    $nonce = random_bytes(12);
    $json = json_encode($claims, JSON_THROW_ON_ERROR);
    $text = openssl_encrypt($json, 'aes-256-gcm', $secret, OPENSSL_RAW_DATA, $nonce, $tag) . $tag;
    return '04' . base64_encode(
        pack('Jn', $now + HOUR, strlen($nonce)) . $nonce . pack('n', strlen($text)) . $text . chr(GCM)
    );
}

/** What is wrong with a question, in words; '' when nothing is. */
function problem(int $appId, array $query): string
{
    $isId = fn(string $name, int $limit) => is_string($query[$name] ?? null)
        && preg_match(ID, $query[$name]) && strlen($query[$name]) <= $limit;
    return match (true) {
        ($query['app_id'] ?? '') !== (string) $appId => "app_id must be $appId, the application of this server.",
        !$isId('room_id', 128) => 'room_id must be 1 to 128 ' . ID_RULE,
        !$isId('user_id', 64) => 'user_id must be 1 to 64 ' . ID_RULE,
        default => '',
    };
}

/** Answers and ends. */
function send(int $status, string $type, string $body): never
{
    http_response_code($status);
    header("Content-Type: $type");
    header('Cache-Control: no-store');
    exit($body);
}

try {
    [$appId, $secret] = application();
} catch (DomainException $error) {
    error_log($error->getMessage());
    if (PHP_SAPI === 'cli') exit(1);
    send(500, 'text/plain', 'This server has no ZEGO application.');
}
if (INSECURE) error_log('INSECURE_BELIEVE_WHO_ASKS: whoever asks from this machine gets a token for anybody.');
if (PHP_SAPI === 'cli') exit(0); // php token-server.php only looks at the environment
if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) !== '/zego-token') send(404, 'text/plain', '');
if ($_SERVER['REQUEST_METHOD'] !== 'GET') {
    header('Allow: GET');
    send(405, 'text/plain', '');
}

$wrong = problem($appId, $_GET);
if ($wrong !== '') send(400, 'text/plain', $wrong);
['user_id' => $user, 'room_id' => $room] = $_GET;
$allowed = INSECURE ? isLocal() : signedInUser() === $user;
if (!$allowed || !mayEnter($user, $room)) send(403, 'text/plain', 'Not allowed.');
send(200, 'application/json', json_encode(['token' => token04($appId, $secret, $user, $room)]));
