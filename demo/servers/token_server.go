// Tokens for <zego-call token-url="/zego-token">, in Go 1.19 or newer, without a dependency:
// ZEGO_APP_ID=… ZEGO_SERVER_SECRET=… SESSION_SECRET=… go run token_server.go
// To try it out on your own machine, INSECURE_BELIEVE_WHO_ASKS=1 in place of SESSION_SECRET.
package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	hour   = 3600
	gcm    = 1
	idRule = "digits, English letters and ~!@#$^&*()_+=-`;',.<>/"
)

var session = regexp.MustCompile(`^(.*)\.([0-9]{10})\.([0-9a-f]{64})$`)
var loopbacks = regexp.MustCompile(`^(((::ffff:)?127\.[0-9.]+|::1)(, ?|$))+$`)
var localhosts = regexp.MustCompile(`^((localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?(, ?|$))+$`)
var idCharacters = regexp.MustCompile("^[A-Za-z0-9~!@#$^&*()_+=\\-`;',.<>/]+$")

type application struct {
	id       int64
	secret   []byte
	insecure bool
}

// fromEnvironment ends the program when the environment names no application.
func fromEnvironment() application {
	id, secret := os.Getenv("ZEGO_APP_ID"), []byte(os.Getenv("ZEGO_SERVER_SECRET"))
	if id == "" || len(secret) == 0 {
		log.Fatal("Set both ZEGO_APP_ID and ZEGO_SERVER_SECRET.")
	}
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil || number <= 0 {
		log.Fatal("ZEGO_APP_ID must be a positive whole number, as ZEGO's console shows it.")
	}
	if len(secret) != 32 {
		log.Fatalf("ZEGO_SERVER_SECRET must have 32 bytes, as ZEGO's console shows it; it has %d.", len(secret))
	}
	insecure := os.Getenv("INSECURE_BELIEVE_WHO_ASKS") == "1"
	if insecure == (os.Getenv("SESSION_SECRET") != "") {
		log.Fatal("Set SESSION_SECRET, what your sign-in signs its cookie with, or INSECURE_BELIEVE_WHO_ASKS=1 " +
			"to try things out on your own machine, not both.")
	}
	return application{number, secret, insecure}
}

// signedInUser is yours: your session decides who somebody is, never the query. A stand-in for it is here, to be replaced: the
// cookie `session=user.expires.signature`, the user percent-encoded, the expiry in s since the epoch and the hex of an
// HMAC-SHA256 of `zego-token.user.expires`.
func signedInUser(request *http.Request) string {
	cookie, err := request.Cookie("session")
	if err != nil {
		return ""
	}
	found := session.FindStringSubmatch(cookie.Value)
	if found == nil {
		return ""
	}
	expires, _ := strconv.ParseInt(found[2], 10, 64)
	expected := hmac.New(sha256.New, []byte(os.Getenv("SESSION_SECRET")))
	expected.Write([]byte("zego-token." + found[1] + "." + found[2]))
	signature, err := hex.DecodeString(found[3])
	if err != nil || !hmac.Equal(expected.Sum(nil), signature) || expires < time.Now().Unix() {
		return ""
	}
	user, _ := url.PathUnescape(found[1])
	return user
}

// isLocal is whether a question comes from this machine, for an address of this machine, by the word of every proxy on the way,
// too. INSECURE_BELIEVE_WHO_ASKS=1 believes those alone, in place of signedInUser: others would be who they like.
func isLocal(request *http.Request) bool {
	address, _, _ := net.SplitHostPort(request.RemoteAddr)
	addresses := address + ", " + strings.Join(request.Header.Values("X-Forwarded-For"), ", ")
	hosts := request.Host + ", " + strings.Join(request.Header.Values("X-Forwarded-Host"), ", ")
	return loopbacks.MatchString(addresses) && localhosts.MatchString(hosts) && request.Header.Values("Forwarded") == nil
}

// mayEnter is yours: who may enter which room. As it stands, everybody who is signed in may enter every room.
func mayEnter(user, room string) bool {
	return true
}

// mayPublish is yours: who may publish in which room; others watch, whatever their page asks for. As it stands, everybody may.
func mayPublish(user, room string) bool {
	return true
}

// random is a number of 32 bits.
func random() int32 {
	var bytes [4]byte
	rand.Read(bytes[:])
	return int32(binary.BigEndian.Uint32(bytes[:]))
}

// token04 is for one user in one room, for an hour: `04`, then base64 of expiry, nonce, cipher text and mode.
func token04(app application, user, room string) (string, error) {
	now := time.Now().Unix()
	privilege := map[string]int{"1": 1, "2": 0} // 1 is entering the room, 2 is publishing
	if mayPublish(user, room) {
		privilege["2"] = 1
	}
	payload, err := json.Marshal(map[string]any{
		"room_id":        room,
		"privilege":      privilege,
		"stream_id_list": nil,
	})
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]any{
		"app_id":  app.id,
		"user_id": user,
		"nonce":   random(),
		"ctime":   now,
		"expire":  now + hour,
		"payload": string(payload),
	})
	if err != nil {
		return "", err
	}
	block, err := aes.NewCipher(app.secret)
	if err != nil {
		return "", err
	}
	sealer, err := cipher.NewGCM(block)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, sealer.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return "", err
	}
	text := sealer.Seal(nil, nonce, claims, nil)
	body := binary.BigEndian.AppendUint64(nil, uint64(now+hour))
	body = append(binary.BigEndian.AppendUint16(body, uint16(len(nonce))), nonce...)
	body = append(binary.BigEndian.AppendUint16(body, uint16(len(text))), text...)
	return "04" + base64.StdEncoding.EncodeToString(append(body, gcm)), nil
}

// problem is what is wrong with a question, in words; "" when nothing is.
func problem(app application, query url.Values) string {
	isID := func(name string, limit int) bool {
		value := query.Get(name)
		return idCharacters.MatchString(value) && len(value) <= limit
	}
	switch {
	case query.Get("app_id") != strconv.FormatInt(app.id, 10):
		return fmt.Sprintf("app_id must be %d, the application of this server.", app.id)
	case !isID("room_id", 128):
		return "room_id must be 1 to 128 " + idRule
	case !isID("user_id", 64):
		return "user_id must be 1 to 64 " + idRule
	}
	return ""
}

// answer takes app_id, room_id and user_id in the query.
func (app application) answer(response http.ResponseWriter, request *http.Request) {
	response.Header().Set("Cache-Control", "no-store")
	if request.Method != http.MethodGet {
		response.Header().Set("Allow", http.MethodGet)
		response.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	query := request.URL.Query()
	user, room := query.Get("user_id"), query.Get("room_id")
	if wrong := problem(app, query); wrong != "" {
		http.Error(response, wrong, http.StatusBadRequest)
		return
	}
	allowed := app.insecure && isLocal(request) || !app.insecure && signedInUser(request) == user
	if !allowed || !mayEnter(user, room) {
		http.Error(response, "Not allowed.", http.StatusForbidden)
		return
	}
	token, err := token04(app, user, room)
	if err != nil {
		http.Error(response, "No token could be made.", http.StatusInternalServerError)
		return
	}
	response.Header().Set("Content-Type", "application/json")
	json.NewEncoder(response).Encode(map[string]string{"token": token})
}

func main() {
	app := fromEnvironment()
	if app.insecure {
		log.Print("INSECURE_BELIEVE_WHO_ASKS: whoever asks from this machine gets a token for anybody.")
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.HandleFunc("/zego-token", app.answer)
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://127.0.0.1:%s/zego-token\n", port)
	log.Fatal(http.Serve(listener, nil))
}
