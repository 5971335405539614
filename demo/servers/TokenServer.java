import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens for {@code <zego-call token-url="/zego-token">}, in Java 17 or newer, without a dependency:
 * ZEGO_APP_ID=… ZEGO_SERVER_SECRET=… SESSION_SECRET=… java TokenServer.java
 * To try it out on your own machine, INSECURE_BELIEVE_WHO_ASKS=1 in place of SESSION_SECRET.
 */
public final class TokenServer {
  private static final int HOUR = 3600;
  private static final byte GCM = 1;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9~!@#$^&*()_+=\\-`;',.<>/]+");
  private static final String ID_RULE = "digits, English letters and ~!@#$^&*()_+=-`;',.<>/";
  private static final Pattern SESSION =
      Pattern.compile("(?:^|; ?)session=([^;]*)\\.([0-9]{10})\\.([0-9a-f]{64})(?:;|$)");
  private static final Pattern LOOPBACKS =
      Pattern.compile("(((::ffff:)?127\\.[0-9.]+|::1|(0:){7}1)(, ?|$))+"); // Java writes ::1 at length
  private static final Pattern LOCALHOSTS =
      Pattern.compile("((localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]+)?(, ?|$))+");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A ZEGO application as its owner knows it. */
  private record Application(long id, byte[] secret, boolean insecure) {
    /** The application that the environment names. Throws when that cannot be one. */
    static Application of(Map<String, String> environment) {
      var id = environment.getOrDefault("ZEGO_APP_ID", "");
      var secret = environment.getOrDefault("ZEGO_SERVER_SECRET", "").getBytes(UTF_8);
      if (id.isEmpty() || secret.length == 0)
        throw new IllegalArgumentException("Set both ZEGO_APP_ID and ZEGO_SERVER_SECRET.");
      if (!id.matches("[1-9][0-9]*"))
        throw new IllegalArgumentException(
            "ZEGO_APP_ID must be a positive whole number, as ZEGO's console shows it.");
      if (secret.length != 32)
        throw new IllegalArgumentException(
            "ZEGO_SERVER_SECRET must have 32 bytes, as ZEGO's console shows it; it has " + secret.length + ".");
      var insecure = "1".equals(environment.get("INSECURE_BELIEVE_WHO_ASKS"));
      if (insecure != environment.getOrDefault("SESSION_SECRET", "").isEmpty())
        throw new IllegalArgumentException(
            "Set SESSION_SECRET, what your sign-in signs its cookie with, or INSECURE_BELIEVE_WHO_ASKS=1 "
                + "to try things out on your own machine, not both.");
      return new Application(Long.parseLong(id), secret, insecure);
    }
  }

  /**
   * Yours: your session decides who somebody is, never the query. A stand-in for it is here, to be replaced: the cookie
   * `session=user.expires.signature`, the user percent-encoded, the expiry in s since the epoch and the hex of an
   * HMAC-SHA256 of `zego-token.user.expires`.
   */
  private static Optional<String> signedInUser(HttpExchange exchange) throws GeneralSecurityException {
    Matcher found = SESSION.matcher(
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")).orElse(""));
    if (!found.find() || Long.parseLong(found.group(2)) < Instant.now().getEpochSecond()) return Optional.empty();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(System.getenv("SESSION_SECRET").getBytes(UTF_8), "HmacSHA256"));
    var signed = "zego-token." + found.group(1) + "." + found.group(2);
    return MessageDigest.isEqual(mac.doFinal(signed.getBytes(UTF_8)), HexFormat.of().parseHex(found.group(3)))
        ? Optional.of(URLDecoder.decode(found.group(1).replace("+", "%2B"), UTF_8)) // no form: a plus is a plus
        : Optional.empty();
  }

  /**
   * Whether a question comes from this machine, for an address of this machine, by the word of every proxy on the way, too.
   * INSECURE_BELIEVE_WHO_ASKS=1 believes those alone, in place of signedInUser(): others would be who they like.
   */
  private static boolean isLocal(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    var addresses = exchange.getRemoteAddress().getAddress().getHostAddress() + ", "
        + String.join(", ", headers.getOrDefault("X-Forwarded-For", List.of()));
    var hosts = headers.getFirst("Host") + ", "
        + String.join(", ", headers.getOrDefault("X-Forwarded-Host", List.of()));
    return LOOPBACKS.matcher(addresses).matches() && LOCALHOSTS.matcher(hosts).matches()
        && !headers.containsKey("Forwarded");
  }

  /** Yours: who may enter which room. As it stands, everybody who is signed in may enter every room. */
  private static boolean mayEnter(String user, String room) {
    return true;
  }

  /** Yours: who may publish in which room; others watch, whatever their page asks for. As it stands, everybody may. */
  private static boolean mayPublish(String user, String room) {
    return true;
  }

  /** A token for one user in one room, for an hour: `04`, then base64 of expiry, nonce, cipher text and mode. */
  private static String token04(Application app, String user, String room) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    // Privilege 1 is entering the room, 2 is publishing. Neither id has a character that JSON escapes: see problem().
    var payload = """
        {"room_id":"%s","privilege":{"1":1,"2":%d},"stream_id_list":null}"""
        .formatted(room, mayPublish(user, room) ? 1 : 0);
    var claims = """
        {"app_id":%d,"user_id":"%s","nonce":%d,"ctime":%d,"expire":%d,"payload":"%s"}"""
        .formatted(app.id, user, RANDOM.nextInt(), now, now + HOUR, payload.replace("\"", "\\\""));
    var nonce = new byte[12];
    RANDOM.nextBytes(nonce);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(app.secret, "AES"), new GCMParameterSpec(128, nonce));
    var text = cipher.doFinal(claims.getBytes(UTF_8));
    var body = ByteBuffer.allocate(8 + 2 + nonce.length + 2 + text.length + 1)
        .putLong(now + HOUR)
        .putShort((short) nonce.length)
        .put(nonce)
        .putShort((short) text.length)
        .put(text)
        .put(GCM);
    return "04" + Base64.getEncoder().encodeToString(body.array());
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = new HashMap<String, String>();
    for (var pair : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("").split("&")) {
      var parts = pair.split("=", 2);
      query.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
    }
    return query;
  }

  private static boolean isId(String value, int limit) {
    return value != null && ID.matcher(value).matches() && value.length() <= limit;
  }

  /** What is wrong with a question, in words; "" when nothing is. */
  private static String problem(Application app, Map<String, String> query) {
    if (!Long.toString(app.id).equals(query.get("app_id")))
      return "app_id must be " + app.id + ", the application of this server.";
    if (!isId(query.get("room_id"), 128)) return "room_id must be 1 to 128 " + ID_RULE;
    if (!isId(query.get("user_id"), 64)) return "user_id must be 1 to 64 " + ID_RULE;
    return "";
  }

  private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static void answer(Application app, HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      exchange.sendResponseHeaders(405, -1);
      exchange.close();
      return;
    }
    try {
      var query = query(exchange);
      var wrong = problem(app, query);
      var user = query.getOrDefault("user_id", "");
      var room = query.getOrDefault("room_id", "");
      if (!wrong.isEmpty()) {
        send(exchange, 400, "text/plain", wrong);
        return;
      }
      var allowed = app.insecure ? isLocal(exchange) : signedInUser(exchange).filter(user::equals).isPresent();
      if (!allowed || !mayEnter(user, room))
        send(exchange, 403, "text/plain", "Not allowed.");
      else send(exchange, 200, "application/json", "{\"token\":\"" + token04(app, user, room) + "\"}");
    } catch (GeneralSecurityException error) {
      send(exchange, 500, "text/plain", "No token could be made.");
    }
  }

  public static void main(String[] arguments) throws IOException {
    var environment = System.getenv();
    Application app;
    try {
      app = Application.of(environment);
    } catch (IllegalArgumentException error) {
      System.err.println(error.getMessage());
      System.exit(1);
      return;
    }
    if (app.insecure)
      System.err.println("INSECURE_BELIEVE_WHO_ASKS: whoever asks from this machine gets a token for anybody.");
    int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/zego-token", exchange -> answer(app, exchange));
    server.start();
    System.out.println("http://127.0.0.1:" + port + "/zego-token");
  }
}
