"""Writes labelled.jsonl: sentences with made-up personal data, and sentences that only look so.

    python build.py > labelled.jsonl

The sentences and the numbers are invented; check digits are computed here, apart from the code
that is measured. A value stands in a sentence as {TYPE:form}.
"""

import base64
import json
import random
import re
import string

R = random.Random(20240611)


def pick(*options):
    return R.choice(options)


def digits(n):
    return "".join(R.choice("0123456789") for _ in range(n))


def first(n):
    return R.choice("123456789") + digits(n - 1)


FIRST = "ada grace linus anna jose maria pierre chen lars olga ben ines tom yuki".split()
LAST = "hoffman garcia smith dupont larsen kowalski popescu rossi tanaka okafor novak meyer".split()
STREETS = "Maple Oak Chestnut Walnut Highland Lincoln Riverside Sunset Willow Church Victoria Mill".split()
TOWNS = [("Springfield", "IL 62704"), ("Portland", "OR 97205"), ("Denver", "CO 80203"), ("Madison", "WI 53703")]


def spaced(value, space):
    """With another space or dash where there was a plain one."""
    return value.replace(" ", space).replace("-", "\u2011")


def international(form):
    if form == "cyrillic":
        return f"{pick('иван', 'ольга')}@{pick('почта', 'пример')}.рф"
    if form == "idn":
        return f"{pick(*FIRST)}.{pick(*LAST)}@{pick('bücher', 'café')}.{pick('de', 'fr')}"
    return f"{pick('josé', 'jürgen', 'françois')}.{pick('garcía', 'müller', 'lefèvre')}@posteo.de"


def email(form):
    if form in ("latin", "cyrillic", "idn"):
        return international(form)
    name = pick(*FIRST) + pick(".", "_", "", "-") + pick(*LAST)
    host = pick("gmail.com", "posteo.de", "uni-ulm.de", "mail.acme.co.uk", "fastmail.fm", "startup.io")
    return {"plain": f"{name}@{host}", "plus": f"{name}+{pick('news', 'blog', 'x1')}@{host}",
            "upper": f"{name}@{host}".upper(), "spoken": f"{name} at {host.replace('.', ' dot ')}"}[form]


def ip(form):
    if form == "v6":
        return pick("2a00:1450:4001:{}::200e", "2606:4700:{}::6810:84e5", "2001:41d0:{}:7a00::1").format("%x" % R.randint(256, 60000))
    return f"{pick(8, 23, 45, 81, 93, 151)}.{R.randint(1, 254)}.{R.randint(1, 254)}.{R.randint(1, 254)}"


def phone(form):
    area, mid, end = str(R.randint(201, 989)), str(R.randint(201, 989)), digits(4)
    return {
        "us": f"({area}) {mid}-{end}", "usdash": f"{area}-{mid}-{end}", "usdot": f"{area}.{mid}.{end}",
        "us1": f"+1 {area} {mid} {end}", "usplain": f"{area}{mid}{end}",
        "de": f"+49 {pick('30', '89', '171')} {first(7)}", "deslash": f"0{pick('30', '731', '89')}/{first(6)}",
        "uk": f"+44 20 7{digits(3)} {digits(4)}", "uklocal": f"020 7{digits(3)} {digits(4)}",
        "ukmobile": f"07{first(3)} {digits(6)}", "fr": f"0{pick(1, 2, 6, 7)} {digits(2)} {digits(2)} {digits(2)} {digits(2)}",
        "fr33": f"+33 6 {digits(2)} {digits(2)} {digits(2)} {digits(2)}", "es": f"+34 6{digits(2)} {digits(3)} {digits(3)}",
        "in": f"+91 9{digits(4)} {digits(5)}", "e164": f"+{pick('48', '39', '40', '31')}{first(9)}",
    }[form]


def luhn(prefix, length):
    body = prefix + digits(length - len(prefix) - 1)
    total = sum(int(c) if i % 2 else sum(divmod(2 * int(c), 10)) for i, c in enumerate(reversed(body)))
    return body + str(-total % 10)


def card(form):
    number = luhn(pick("4", "51", "53", "2230", "6011"), 16)
    if form == "amex":
        number = luhn("37", 15)
        return f"{number[:4]} {number[4:10]} {number[10:]}"
    joint = {"plain": "", "space": " ", "dash": "-"}[form]
    return joint.join(number[i : i + 4] for i in range(0, 16, 4))


def iban(form):
    country, account = pick(("DE", digits(18)), ("FR", digits(23)), ("GB", pick("NWBK", "BARC") + digits(14)),
                            ("ES", digits(20)), ("NL", pick("INGB", "ABNA") + digits(10)), ("PL", digits(24)), ("RO", "BTRL" + digits(16)))
    number = int("".join(str(int(c, 36)) for c in account + country + "00"))
    whole = f"{country}{98 - number % 97:02d}{account}"
    return whole if form == "plain" else " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))


def national(form):
    year, month, day = R.randint(40, 99), R.randint(1, 12), R.randint(1, 28)
    date = f"{year}{month:02d}{day:02d}"
    if form == "ssn":
        return f"{R.randint(100, 665)}-{R.randint(10, 99)}-{first(4)}"
    if form == "ssnplain":
        return f"{R.randint(100, 665)}{R.randint(10, 99)}{first(4)}"
    if form == "nino":
        return pick("AB", "CE", "JG", "PW") + pick(" ", "") .join(["", digits(2), digits(2), digits(2), pick(*"ABCD")])
    if form == "dni":
        n = R.randint(10**7, 10**8 - 1)
        return f"{n}{pick('', '-')}{'TRWAGMYFPDXBNJZSQVHLCKE'[n % 23]}"
    if form == "nie":
        n = digits(7)
        return f"Y{n}{'TRWAGMYFPDXBNJZSQVHLCKE'[int('1' + n) % 23]}"
    if form == "cf":
        odd = dict(zip(string.digits + string.ascii_uppercase, [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]))
        body = "".join(R.choice("BCDFGLMNPRST") for _ in range(6)) + f"{year}{pick(*'ABCDEHLMPRST')}{day:02d}{pick(*'FHLG')}{digits(3)}"
        total = sum(odd[c] if i % 2 == 0 else int(c, 36) - (10 if c.isalpha() else 0) for i, c in enumerate(body))
        return body + string.ascii_uppercase[total % 26]
    if form == "nir":
        body = f"{pick(1, 2)}{year}{month:02d}{R.randint(10, 95)}{digits(3)}{digits(3)}"
        key = f"{97 - int(body) % 97:02d}"
        return pick(body + key, f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:]} {key}")
    if form == "steuer":
        body, product = first(10), 10
        for c in body:
            total = (int(c) + product) % 10 or 10
            product = 2 * total % 11
        whole = body + str((11 - product) % 10)
        return pick(whole, f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}")
    if form == "pesel":
        body = date + digits(4)
        return body + str(-sum(int(c) * w for c, w in zip(body, (1, 3, 7, 9) * 3)) % 10)
    if form == "cnp":
        body = pick("1", "2") + date + f"{R.randint(1, 46):02d}" + digits(3)
        rest = sum(int(c) * w for c, w in zip(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9))) % 11
        return body + str(1 if rest == 10 else rest)
    body = digits(9)
    for weight in (10, 11):
        body += str(sum(int(c) * (weight - i) for i, c in enumerate(body)) * 10 % 11 % 10)
    return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"


def token(n, alphabet=string.ascii_letters + string.digits):
    return pick("a7", "Q4", "9z", "K2") + "".join(R.choice(alphabet) for _ in range(n - 2))


def secret(form):
    if form == "hexshort":
        return pick("3f", "9a", "c0") + "".join(R.choice("0123456789abcdef") for _ in range(14))
    if form == "jwt":
        part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
        return f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part({'sub': digits(8), 'iat': int(first(9))})}.{token(43)}"
    if form == "pem":
        body = "\n".join(token(64) for _ in range(4))
        return f"-----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY-----"
    return {
        "aws": "AKIA" + token(16, string.ascii_uppercase + string.digits).upper(), "github": "ghp_" + token(36),
        "openai": "sk-" + token(40), "openaiproj": "sk-proj-" + token(48), "google": "AIza" + token(35), "hf": "hf_" + token(34),
        "slack": f"xoxb-{first(11)}-{token(24)}", "stripe": "sk_live_" + token(24), "gitlab": "glpat-" + token(20),
        "value": token(32), "password": token(14) + "x", "hex": "".join(R.choice("0123456789abcdef") for _ in range(40)),
    }[form]


def address(form):
    number, street = R.randint(2, 1999), pick(*STREETS)
    town, code = pick(*TOWNS)
    return {
        "us": f"{number} {street} {pick('Street', 'Avenue', 'Road', 'Blvd')}",
        "usfull": f"{number} {street} {pick('Lane', 'Drive', 'Court', 'St')}, {town}, {code}",
        "usflat": f"{number} {street} Avenue, Apt {R.randint(1, 40)}, {town}, {code}",
        "uk": f"{R.randint(1, 99)} {street} Road, London {pick('SW1A 1AA', 'N1 9GU', 'E14 5AB')}",
        "de": f"{pick('Linden', 'Garten', 'Berg', 'Schiller')}{pick('straße', 'weg', 'str.')} {R.randint(1, 120)}, {first(5)} {pick('Ulm', 'Berlin', 'Hamburg')}",
        "fr": f"{R.randint(1, 99)} rue {pick('de la République', 'du Moulin', 'Victor Hugo')}, {first(5)} {pick('Lyon', 'Paris')}",
        "es": f"Calle {pick('Mayor', 'de Alcalá', 'Goya')}, {R.randint(1, 120)}",
        "pobox": f"PO Box {R.randint(10, 9999)}, {town}, {code}", "it": f"Via {pick('Roma', 'Garibaldi', 'Dante')} {R.randint(1, 99)}",
    }[form]


MAKERS = {"EMAIL": email, "IP": ip, "PHONE": phone, "CREDIT_CARD": card, "IBAN": iban, "NATIONAL_ID": national, "SECRET": secret, "ADDRESS": address}
# The same with the spaces of typesetters; a form of its own, so that the older rows stay as they are.
UNICODE = {"nbsp": "\u00a0", "thin": "\u202f"}
FIELD = re.compile(r"\{([A-Z_]+):([a-z0-9]+)(?:-([a-z]+))?\}")

WITH = """
Write to {EMAIL:plain} if the slides are missing.
My old address was {EMAIL:plain}, the new one is {EMAIL:plus}.
CONTACT: {EMAIL:upper}
You can reach me: {EMAIL:spoken}, no spam please.
[mail me](mailto:{EMAIL:plain}) or open an issue
<{EMAIL:plus}> wrote on Monday:
The server at {IP:v4} stopped answering at noon.
ssh deploy@{IP:v4} -p 2222
Failed password for root from {IP:v4} port 51200 ssh2
We moved the box to {IP:v6} last week.
curl http://{IP:v4}:8080/health and then http://[{IP:v6}]/
Call me at {PHONE:us} before five.
My number is {PHONE:usdash}, ask for Ada.
Office {PHONE:usdot}, mobile {PHONE:us1}
Text {PHONE:usplain} to book a table.
Telefon: {PHONE:de}
Tel. {PHONE:deslash}
Ring the office on {PHONE:uk} or {PHONE:uklocal}.
My mobile is {PHONE:ukmobile}.
Appelez-moi au {PHONE:fr} ou au {PHONE:fr33}.
WhatsApp {PHONE:es}
For support in India dial {PHONE:in}.
whatsapp: {PHONE:e164}
I paid with {CREDIT_CARD:plain} and regret it.
Card number {CREDIT_CARD:space}, expires 04/27.
They charged {CREDIT_CARD:dash} twice.
Amex {CREDIT_CARD:amex}, code 1234
Please send the fee to {IBAN:plain}.
IBAN: {IBAN:space}, reference 42
Konto {IBAN:plain}, {EMAIL:plain}
My SSN is {NATIONAL_ID:ssn}, do not tell anyone.
social security number {NATIONAL_ID:ssnplain}
NI number {NATIONAL_ID:nino}
DNI {NATIONAL_ID:dni}, Madrid
con NIE {NATIONAL_ID:nie} desde 2019
codice fiscale {NATIONAL_ID:cf}
numéro de sécurité sociale {NATIONAL_ID:nir}
Steuer-ID: {NATIONAL_ID:steuer}
PESEL {NATIONAL_ID:pesel}
CNP {NATIONAL_ID:cnp} eliberat la Cluj
CPF {NATIONAL_ID:cpf}
export AWS_ACCESS_KEY_ID={SECRET:aws}
git clone https://{SECRET:github}@github.com/acme/repo.git
openai.api_key = "{SECRET:openai}"
OPENAI_API_KEY={SECRET:openaiproj}
maps key {SECRET:google} is still in the page
login(token="{SECRET:hf}")
SLACK_TOKEN={SECRET:slack}
stripe.api_key = '{SECRET:stripe}'
GITLAB_TOKEN: {SECRET:gitlab}
Authorization: Bearer {SECRET:jwt}
{SECRET:pem}
api_key: "{SECRET:value}"
password = "{SECRET:password}"
the deploy hook uses {SECRET:hex} as its secret
We lived at {ADDRESS:us} for ten years.
Ship it to {ADDRESS:usfull}.
Send letters to {ADDRESS:usflat}
The office is at {ADDRESS:uk}.
Wohnhaft in der {ADDRESS:de}
J'habite au {ADDRESS:fr}.
Vivo en la {ADDRESS:es}.
Post goes to {ADDRESS:pobox}.
Abito in {ADDRESS:it}, terzo piano.
""".strip().split("\n")

LATER = """
Schreiben Sie an {EMAIL:latin} oder {EMAIL:idn}.
Пишите на {EMAIL:cyrillic}, отвечу завтра.
Card {CREDIT_CARD:space-nbsp} or {CREDIT_CARD:dash-nbsp}
IBAN {IBAN:space-nbsp}, BIC on request; or {IBAN:space-thin}
Rufen Sie mich unter {PHONE:de-nbsp} an, mobil {PHONE:us1-thin}.
Appelez le {PHONE:fr-nbsp}; SSN {NATIONAL_ID:ssn-nbsp}
api_key={SECRET:hexshort}
token: {SECRET:hexshort}
curl -H "X-Token {SECRET:hexshort}" still works
""".strip().split("\n")

WITHOUT = """
Chrome/120.0.6099.109 and driver 535.104.12.01 were installed.
Upgrade to version 4.2.1.0 of the library.
The router answers at 192.168.1.1 and the loopback is 127.0.0.1.
Section 3.4.1.2 of the report says otherwise.
It opened at 10:45:30 and closed at 23:15.
std::vector<int> a::b; dead::beef
The paper is arXiv:2112.11446, from 2021-12-08.
ISBN 978-3-16-148410-0, third edition.
DOI 10.1145/3292500.3330701
Order 4929-1234-5678-9012 does not pass the check.
Invoice 1234567812345678 was paid.
The loss went from 1.2345678901234567 to 0.0000000000001.
commit 3f786850e387550fdab836ed7e6dc881de23001b fixes it
uuid 123e4567-e89b-12d3-a456-426614174000
sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
It was built in 1998-2004 and rebuilt in 2010.
We won 21-15, 18-21 and 15-13.
The population was 1 234 567 in 2020.
A total of 12,345,678 downloads in 2023.
Coordinates 48.858370, 2.294481
It costs $1,299.99 or 1.199,00 EUR.
Unix time 1700000000 or 1700000000000 in milliseconds.
He ran 10 000 metres in 27:30.
The model has 175 000 000 000 parameters.
Batch size 1024 2048 4096 8192 was tried.
Use sk-learn-compatible-estimators for this.
OPENAI_API_KEY=your-api-key-here
api_key = os.environ["API_KEY"]
password = getpass.getpass()
token = tokenizer.encode(text)
api_key="sk-..." goes here
secret: <YOUR_SECRET>
set the token to XXXXXXXXXXXXXXXXXXXX first
Install scikit-learn==1.3.0 and numpy>=1.24.0.
npm i left-pad@1.3.0 and logo@2x.png
Follow @ada@mastodon.social and @grace.
def f(self, *args): return args[0]
There are 5 Great Ways to write.
In 2019 Machine Learning Road maps were everywhere.
Top 10 Avenue Q songs
Windows 11 Place your order today.
Chapter 7 Street photography is fun.
It took 3 Long Drive sessions.
Route 66 is a road and 5th Avenue is famous.
On 12 May 2023 we met 40 people.
GPT-4 has 32768 tokens of context; 8192 is usual.
The IBAN DE00 1234 5678 9012 3456 78 is made up.
Version AB123456C of the form was withdrawn, AB12 is not.
Tracking 1Z999AA10123456784 is with the carrier.
RFC 2606, RFC 5737 and ISO 8601-1:2019
Phone screens were 320 pixels wide.
Telephone poles stand 40 m apart, 25 to a kilometre.
call 3 functions, 200 times each
The interval [0.25, 0.75] and 2^61-1 = 2305843009213693951
pi is 3.14159265358979323846264338327950288
Case 2:21-cv-01234 was closed.
Flight LH 1234 leaves at 07:45 from gate 22.
PyTorch 2.1.0+cu121 on CUDA 12.1.105
A 1080x1920 screen and a 16:9 ratio
The zip code 62704 is in Illinois.
12345678Z is no document of ours
0x7ffee4c0a8d8 and 0b101010
MAC 00:1b:44:11:3a:b7 is a network card.
2001:db8::1 is for documentation.
Scores: 123-45-678 and 000-12-3456
Steuer und Finanzen 2023 in 12 345 Gemeinden
Model IDs: 7B-13B-70B, 4-bit, 8-bit
10.1.2.3 and 172.16.0.9 never leave the house.
The year 1984 and the number 07 are mentioned.
Part number 4111-1111-1111 has twelve digits.
git clone git@github.com:acme/repo.git and push to origin
ssh -T git@gitlab.com says hello.
OID 1.3.6.1.4.1.311 is Microsoft's, below 1.3.6.1 of the internet.
The object identifier 2.5.4.3 is a common name, OID 1.2.8.4 is not.
The Top 10 Wall Street firms of the year
In 1950 Penn Road was a meadow.
The design token: primary500 and the token 3f2a of the grammar
Pages 123\u2013127 and 2010\u20132014, 12\u00a0000\u00a0000 readers
""".strip().split("\n")

ROUNDS = 6


def labelled(template):
    text, spans, last = "", [], 0
    for match in FIELD.finditer(template):
        text += template[last : match.start()]
        value = MAKERS[match[1]](match[2])
        value = spaced(value, UNICODE[match[3]]) if match[3] else value
        spans.append({"type": match[1], "start": len(text), "end": len(text) + len(value)})
        text, last = text + value, match.end()
    return {"text": text + template[last:], "spans": spans}


def written(row):
    """The line of a row. Keys have an escaped character in them, lest a scanner takes them for real."""
    line = json.dumps(row, ensure_ascii=False)
    for span in row["spans"]:
        if span["type"] == "SECRET":
            value = json.dumps(row["text"][span["start"] : span["end"]])[1:-1]
            line = line.replace(value, f"{value[0]}\\u{ord(value[1]):04x}{value[2:]}")
    return line


def main():
    for _ in range(ROUNDS):
        for template in WITH:
            print(written(labelled(template)))
    for _ in range(ROUNDS):
        for template in LATER:
            print(written(labelled(template)))
    for text in WITHOUT:
        print(json.dumps({"text": text, "spans": []}, ensure_ascii=False))


if __name__ == "__main__":
    main()
