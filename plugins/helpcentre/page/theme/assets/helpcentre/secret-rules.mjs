// What the guard of secrets goes by: words, shapes and what is no secret. A table, not a program: secrets.mjs and
// secret_guard.py both read it, so the browser and Python can't come to differ. That is why it is JSON but for these
// comments, and why its patterns keep to what JavaScript and Python have in common.
//
// Patterns meet a text as secrets.mjs compares it: small letters without marks, Cyrillic written in Latin letters
// (`пароль`, `parol'` and `parol` are one), every space a plain one. `{NAME}` stands for a part.
export default {
  // Letters as people write them in Latin ones: Azerbaijani of today and of the old alphabet, Russian; signs fall away.
  "letters": "ə:e ı:i а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:c ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya ә:e ғ:g ҝ:g ө:o ү:u һ:h ҹ:c ј:y і:i",

  "parts": {
    // What Azerbaijani writes to a number or a name.
    "TAIL": "(?:d[iu]r?|[iyns]?[iu]|[ny]?[ae]|n?d[ae]n?|n?[iu]n|l[ae])",
    // Endings of Azerbaijani, Russian and English, for words so short that anything else may begin with them.
    "END": "(?:[-']?(?:lar|ler)?(?:[iu]?m|[iu]n|s[iu]|[iu])?(?:[iu]z)?(?:n?[iu]n?|n?[ae]|y[iaeu]|n?d[ae]n?|d[iu]r|y?l[ae]|a|u|om|e|y|s|es|ov|ami|ah)?)(?![a-z])",
    "SIGN": "\\s*(?:[:=>→]|\\s[-‐‑‒–—−]+(?=\\s)|[-‐‑‒–—−]+\\s)+\\s*",
    "LINK": "(?:\\s+(?:budur|beledir|bele|bu|ise|idi|geldi|gelib|gelen|kimi|olaraq|nomresi|is|was|number|eto|tako[iy]|prishel|u menya|(?:iz|po|v) sms))*",
    "OPENED": "[\"'«„“‘(\\[<]?",
    "CLOSED": "[\"'»”’)\\]>]?",
    "TOKEN": "[^\\s,;«»\"„“”()\\[\\]<>•]",
    "AMOUNT": "(?:azn|man(?:at)?(?![a-z])|manat|qepik|usd|eur|rub|try|tl(?![a-z])|dollar|doll|avro|evro|euro|[₼$€₽%])",
    "PASSWORD": "(?:(?:parol(?!suz|siz|lar)|sifre(?!le|siz)|shifr(?!ova)e?(?!le|siz)|wifre(?!le|siz)|password(?!s)|passwort|passcode|passphrase|gizli soz)[a-z]{0,12}'?|(?:passwd|pwd|psw|pasw|pw)(?![a-z])|(?<!boarding )(?<!vip )(?<!day )(?<!season )(?<!event )(?<!access )pass?(?![a-z]))",
    "CODE": "(?:(?:kod(?!las|la[yn]|ek|eks)|code(?!c))[a-z]{0,9}|smskod[a-z]{0,6})",
    // A kind of code that lets somebody in.
    "TO_GET_IN": "(?:sms|otp|2fa|mfa|totp|tesdiq(?:leme)?|dogrulama|birdefelik|tehlukesizlik|ehtiyat|berpa|giris|verification|confirmation|security|backup|recovery|one[- ]time|login|sign[- ]?in|access|auth[a-z]*|podtver[a-z]*|odnoraz[a-z]*|rezervn[a-z]*)",
    // What has codes and numbers that are no secret.
    "ERROR": "(?:xeta|sehv(?!d)|error|oshibk|err|fault|status|http)[a-z]{0,8}",
    "THING": "(?:(?:pocht|poct|postal|index|indeks|promo|endirim|skidk|kampaniya|kupon|kupona|coupon|discount|voucher|hediyye|gift|bilet|ticket|tiket|tikket|sifaris|zakaz|ordernumber|tedbir|event|meropriyat|konsert|concert|mehsul|product|tovar|olke|country|region|stran|gorod|seher|operator|swift|refer|rezervas|reservation|booking|muraciet|request|obrasheni|valyuta|currency|voen|kyuar|barkod|shtrih|source|menbe|language|color|reng|vhod|domofon|qrup|group|emeliyyat|tranzaksiya|transaksiya|transaction|tranzakci|operaci|odenis (?:nomre|id)|payment (?:id|number|ref)|qebz|receipt|kvitanci|faktura|invoice|schet|muqavile|dogovor|contract|sened|izleme|tracking|serial|seriyali|versiya|version)[a-z]{0,8}|(?:zip|err|area|bank|bic|bron|ref|case|inn|mcc|rrn|qr|bar|cek|chek|trek|imei|build|model|post|city|order|dil|qapi|gate|http){END})",
    "PLACE": "(?:(?:cerge|sektor|sector|mertebe|floor|menzil|kvartir|apartment|kuce|ulic|street|prospekt|lozha|marsrut|avtobus|sehife|punkt)[a-z]{0,6}|(?:sira|ryad|row|yer(?!in[ed])|mesto|mesta|seat|blok|block|etaj|bina|ev|dom|otaq|zal|hall|loja|gate|bus|page|addim|step|il(?!e)|yas|year|god){END})",
    "NUMBER": "(?:nomre|nomer|number|numer|no|num|nr|id|kod|code|ids|sayli)[a-z-]{0,8}",
    "CARD": "(?:[a-z]*kart(?!of|on|al)|cart[ae](?![a-z])|card|visa|viza|master|maestro|plastik|bank kart)[a-z]*"
  },

  // Read over: numbers in them are no candidates for anything but a card with a valid check digit.
  "innocent": [
    // phones
    "(?<![\\d.,])(?:\\+|00)?99[2-8][\\s()-]*\\d{2}[\\s)-]*\\d{3}[\\s-]*\\d{2}[\\s-]*\\d{2}(?!\\d)",
    "(?<![\\d.,])\\(?0(?:1\\d|[2-9]\\d)\\)?[\\s-]?\\d{3}[\\s-]?\\d{2}[\\s-]?\\d{2}(?!\\d)",
    "\\+\\d[\\d\\s()-]{7,16}\\d",
    "(?<!\\d)8[\\s(-]{1,2}9\\d{2}[\\s)-]{1,2}\\d{3}[\\s-]?\\d{2}[\\s-]?\\d{2}(?!\\d)",
    // days, times, versions, addresses of machines
    "(?<![\\d.,/-])(?:0?[1-9]|[12]\\d|3[01])([./-])(?:0?[1-9]|1[0-2])\\1(?:\\d{4}|\\d{2})(?!\\d)",
    "(?<!\\d)(?:19|20)\\d{2}([./-])(?:0?[1-9]|1[0-2])(?:\\1(?:0?[1-9]|[12]\\d|3[01]))?(?!\\d)",
    "(?<![\\d:])\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])",
    "(?<![\\d.])\\d{1,3}(?:\\.\\d+){2,}(?![\\d.])",
    // amounts, and what is counted
    "[₼$€₽]\\s?\\d[\\d\\s.,]*",
    "(?<![\\d.,])\\d+(?:[ .,]\\d{3})*(?:[.,]\\d{1,2})?\\s?-?{AMOUNT}",
    "(?<![\\d.,])\\d+[.,]\\d{2}(?![\\d.,])",
    "(?<!\\d)\\d{1,4}\\s?-?(?:c[iu]|inci|nci|uncu|ncu|simvol|herf|reqem(?!i[ -]?(?:yaz|daxil))|eded|dene|defe|nefer|saat(?!\\s*\\d)|deq|saniye|san|gun|hefte|ay(?![a-z])|il(?![a-z])|ilde|gb|mb|kb|px|km|metr|kv|char|digit|times?(?![a-z])|min|hour|sec|day|week|month|year|people|simv|raz(?![a-z])|cifr|bukv|chas|dn[eya]|nedel|mesyac|god|goda|let(?![a-z])|sht|chelovek|bilet|ticket|yer(?![a-z])|th(?![a-z])|st(?![a-z])|nd(?![a-z])|rd(?![a-z]))",
    // devices and programs
    "(?:iphone|ipad|ios|ipados|macos|android|windows|win|chrome|safari|firefox|edge|opera|galaxy|samsung|redmi|xiaomi|poco|huawei|honor|oppo|realme|pixel|nokia|note|miui|utf|tls|ssl|http|wi-?fi|covid)[\\s/-]?(?:[a-z]{0,5}[\\s-]?)?\\d[\\w.]*",
    "(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+",
    // an address without what has been found in it
    "(?:https?://|www\\.)[^\\s•]+",
    // an identifier of a payment or a report
    "(?<![\\w-])[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}(?![\\w-])",
    "(?<![\\w-])\\d{6}-[\\da-z]{4}-[\\da-z]{4}(?![\\w-])",
    "(?<![\\w-])(?:txn|trx|pi|ch|ord|order|pay|req|evt|cs)[_-][\\w-]+",
    // the end of a card's number, which tells nothing
    "(?:(?:son|axir|sonuncu|last|posledn|poslednie)[a-z]*\\s+(?:(?:4|dord|four|chetyre)[a-z]*\\s+)?(?:reqem|cifr|digit|numb)?[a-z]*|(?:ending|ends|bitir|biten|zakanchiv)[a-z]*(?:\\s+(?:in|with|na|ile))?)[\\s:=-]*\\d{4}(?!\\d)",
    "[*x•]{2,}[\\s-]?\\d{4}(?!\\d)"
  ],

  // Behind a number that stands alone; anything else makes it part of something. Then what is cut off a value's end: its
  // sentence's stop (a password may end in «!») and an ending behind a dash.
  "alone": "^(?![._,:/‐‑‒–—−-]\\d|_|[-']?(?!{TAIL}(?![a-z]))[a-z])",
  "rest": "(?:-{TAIL})?[.,;:!?)\\]\"'»”]*$",
  "rest_of_password": "(?:-{TAIL})?[.,;:)\\]\"'»”]*$",

  // A value is no secret if this stands directly before it, or directly behind it.
  "named_before": "(?:^|[^a-z])(?:{ERROR}|{THING}|{PLACE}|tel|telefon|phone|mob|mobil|whatsapp|qisa nomre|short number|korotki[a-z]* nomer|mebleg|summa|balans|qiymet|price|amount|total|sum)(?:[\\s-]+(?:{NUMBER}|{THING}))?(?:\\s*(?:no|#))?(?:\\s+(?:is|was|budur|ise|olan))?[\\s:#№=–—-]*{OPENED}$",
  "named_behind": "^\\s?(?:-?(?:li|lu|nomreli|sayli)|nomreli|sayli|nomrede|nomresi(?:n|nd|ne)|kodlu)?\\s*(?:(?:{THING}|{PLACE})(?![a-z])|nomresi?n?(?:den|e)(?![a-z])|sayli|nomreli|{AMOUNT})",
  // Behind a code that a page shows by itself.
  "shown_behind": "^[\"'»”)]?(?:-?[a-z]{0,4})?\\s*(?:kodu?\\s+)?(?:ile\\s|olan\\s|nomreli\\s)?(?:xeta|sehvi(?![a-z])|sehv (?:ver|cix)|cixdi|cixir|cixib|cixan|verir|verdi|gosteril|gosterir|gorun|error|appear|shown|oshibk|poyav|vyda)",
  // Between a word and what it names: then it names something else, or nothing that is there.
  "not_there": "(?:gelm[eiu]|catm[aiu]|almad|alm[iu]r|ala bilm|unut|unud|yadim|itir(?!il)|ne pri(?:sh|h|d)|ne poluch|zabyl|never|not (?:get|receiv|arriv|com)|n't (?:get|receiv|arriv|com)|forgot|no sms|no code|yoxdur|•)",
  // A year that stands alone is a code only at the word itself, and if nothing makes it a year.
  "year": "^(?:19[5-9]|20[0-4])\\d$",
  "year_is_code": "^[\"'»”)]?(?:-?d[iu]r)?\\s*(?:$|[.,!?;)\\n]|(?:idi|gel(?!en)|yaz(?!i)|daxil|qebul|isle|sehv|yanlis|is |does|not |ne |vvod|prish))",

  // A word and what stands near it: kind, word, value, how many words may stand between them, and how many if the value
  // comes first (-1: it never does). Of two that claim a value the nearer word has it, of equals the upper line.
  "near": [
    ["cvv", "(?:cv[vc]2?|cvn2?|csc|svv2?|sivivi|cvv[- /]*cvc)(?:[ -]?(?:kod|code|nomre|reqem)[a-z]*)?{END}", "{D3}|\\d[ -]\\d[ -]\\d(?!\\d)", 5, 2],
    ["cvv", "(?:kart[a-z]* ar(?:x|h|kh)a[a-z]*|ar(?:x|h|kh)a[a-z]*(?: (?!son)[a-z]+){0,3}? (?:(?:uc|3)[a-z]*[ -]?(?:reqem|regem|eded)[a-z]*|kod[a-z]*|reqem[a-z]*))", "{D3}", 3, -1],
    ["cvv", "(?:(?:tri|3)[a-z-]*(?: poslednie)? t?sifr[a-z]*|(?:tri|3) (?:poslednie )?ts?ifr[a-z]*|(?:tri|3) (?:poslednie )?cifr[a-z]*|kod[a-z]*)(?: [a-z]+){0,2} (?:oborot|obratn|zadn|szadi|szad)[a-z]*(?: storon[a-z]*)?(?: (?:moei )?kart[a-z]*)?", "{D3}", 3, -1],
    ["cvv", "(?:(?:security|card|verification)[ -](?:code|number)|(?:three|3)[ -]digits?(?: (?:code|number))?|code|number)(?: [a-z]+){0,2} (?:on|at|from) (?:the )?back(?: (?:side )?of (?:my |the )?card)?", "{D3}", 3, -1],
    ["cvv", "(?:szadi|na oborot[a-z]*|(?:na|s) (?:obratn|zadn)[a-z]* storon[a-z]*|(?:on|at) the back)(?: (?:of|on|na) (?:(?:my|the) )?(?:card|kart)[a-z]*)?", "{D3}", 4, -1],
    ["cvv", "(?:tehlukesizlik kod|security code|kod bezopasnosti|kart[a-z]* (?:[a-z]+ )?(?:kod|code)|card code|kod[a-z]* (?:na )?kart|(?:uc|3)[ -]?reqem|tre[khx]*znachn|3[a-z]?[ -]?[a-z]{0,2}[ -]?znachn)[a-z]*(?: (?:kod|code)[a-z]*)?", "{THREE}", 3, 1],

    ["pin", "(?:pin|puk)(?:[ -]?(?:kod|code)[a-z]*)?{END}", "{D4}|\\d[ -]\\d[ -]\\d[ -]\\d(?!\\d)", 4, 1],

    ["id", "(?:fin|pin)(?:[ -]?(?:kod|code)[a-z]*)?{END}", "(?<![\\w-])(?=[a-z]*\\d)(?=\\d*[a-z])[a-z\\d]{7}(?![a-z\\d])", 3, 2],
    ["id", "(?:fin)(?:[ -]?(?:kod|code)[a-z]*)?{END}", "(?<![\\w-])\\d{7}(?!\\d)", 1, -1],
    ["id", "(?:vesiqe|vesiqa|pas+port|udostoveren|lichnost|sexsiyyet|shexsiyyet|id[ -]?(?:card|kart)|identity card|national id|driver'?s? licen|surucul)[a-z]*", "(?<![\\w-])(?:[a-z]{1,3}[ #-]{0,2}(?:no)?[ #:-]{0,2})?\\d{6,9}(?!\\d)|(?<![\\w-])\\d{2}\\s?\\d{2} (?:no ?)?\\d{6}(?!\\d)", 4, 1],

    ["code", "{TO_GET_IN}[a-z-]{0,6}[ -](?:[a-z]+ )?(?:{CODE}|parol[a-z]*|sifre[a-z]*|password[a-z]*)", "{GROUPED}|{D4}|{MIXED}", 4, 3],
    ["code", "(?:otp|sms|2fa|mfa)(?:[- ]?(?:kod|code)[a-z]*)?{END}", "{GROUPED}|{D4}|{MIXED}", 5, 3],
    ["code", "(?:tesdiq|dogrulama|verif|podtverzhd)[a-z]*|token{END}", "{GROUPED}|(?<![\\d_+])(?<!\\d[.,:/-])\\d{6}(?!\\d)", 2, 1],
    ["code", "{CODE}(?! (?:oshibk|error|{THING}))", "{GROUPED}|{D4}", 6, 3],
    ["code", "{CODE}(?! (?:oshibk|error|{THING}))", "{MIXED}", 0, 0],

    ["password", "{PASSWORD}", "{TOKEN_MIXED}", 4, 1],
    ["password", "{PASSWORD}", "(?<![\\d_+])(?<!\\d[.,:/-])\\d{4,12}(?!\\d)", 2, 0],

    ["key", "(?:token|session(?:[ _-]?id)?|sessiya(?:[ _-]?id)?|sid|phpsessid|jsessionid|jwt|bearer|authorization|cookie|kuki){END}", "(?<![\\w-])(?=[\\w.~+/=-]{0,200}\\d)(?=[\\w.~+/=-]{0,200}[a-z])[\\w.~+/=-]{8,}", 3, -1],
    ["key", "(?:api|secret|access|private|gizli|maxfi|mexfi|sekretn[a-z]*)[ _-]?(?:key|acar|klyuch)[a-z]*|(?:klyuch|acar|key)[a-z]* (?:api|dostup)[a-z]*", "(?<![\\w-])[\\w.~+/=-]{12,}", 3, -1]
  ],
  "values": {
    "THREE": "(?<![\\d_+])(?<!\\d[.,:/-])\\d{3}(?!\\d)",
    "D3": "(?<![\\d_+])(?<!\\d[.,:/-])\\d{3,4}(?!\\d)",
    "D4": "(?<![\\d_+])(?<!\\d[.,:/-])\\d{4,8}(?!\\d)",
    "GROUPED": "(?<![\\d_+])(?<!\\d[.,:/-])(?<!\\d )(?:\\d{3}[ -]\\d{3}|\\d{4}[ -]\\d{4}|\\d{2}[ -]\\d{2}[ -]\\d{2}|\\d(?:[ -]\\d){3,7})(?![ -]?\\d)",
    "MIXED": "(?<![\\w.,:/+@-])(?:g-\\d{6}|(?=[a-z-]*\\d)(?=[\\d-]*[a-z])(?![a-z]{3,}\\d{1,4}(?![a-z\\d-]))(?![a-z]{1,4}-?\\d{1,5}(?![a-z\\d-]))(?!\\d+-?[a-z]{1,6}(?![a-z\\d-]))[a-z\\d]{2,}(?:-[a-z\\d]{2,})*)(?![\\w-])",
    "TOKEN_MIXED": "(?<![^\\s:=\"'«„“(\\[])(?=[^\\s,;«»\"„“”()\\[\\]<>•:/?&{}]*(?:\\d|[a-z][@#$%^*!]+[a-z]))(?=[^\\s•]*[a-z])(?!\\d+-?[a-z]{1,6}(?![\\w]))(?![a-z]{2,4}-\\d{1,3}(?!\\w))(?![\\w.+-]+@[\\w-]+\\.\\w)(?![a-z]+[=])[^\\s,;«»\"„“”()\\[\\]<>•:/?&{}]{5,}"
  },

  // Numbers of cards. `run`: what may be one, by its check digit. `shape`: what is one by its groups, whatever joins them,
  // its check digit mistyped or not. `named`: what stands behind a word for a card.
  "issuer": "^(?:[2-6]|8600|9792|9860)",
  "likely_issuer": "^(?:2[2-7]|3[4-8]|[456]|8600|9792|9860)",
  "run": "\\d+(?:(?:\\.|\\s{1,2}|\\s?[-‐‑‒–—−]{1,2}\\s?)\\d+)*",
  "shape": [
    "(?<!\\d)\\d{4}(?:[^a-z\\d•]{0,6}\\d{4}){3}(?!\\d)",
    "(?<!\\d)\\d{4}[^a-z\\d•]{1,3}([a-z]{1,8})[^a-z\\d•]{1,3}\\d{4}(?:[^a-z\\d•]{1,3}\\1[^a-z\\d•]{1,3}\\d{4}){2}(?!\\d)",
    "(?<!\\d)(?<!\\d[ .,_/-])\\d(?:[ .,_/-]\\d){15}(?![ .,_/-]?\\d)",
    "(?<!\\d)(?<!\\d[ .,_/-])\\d{2}(?:[ .,_/-]\\d{2}){7}(?![ .,_/-]?\\d)",
    "(?<!\\d)\\d{8}[ .,_/-]\\d{8}(?!\\d)",
    "(?<!\\d)3[47]\\d{2}[ .,_/-]\\d{6}[ .,_/-]\\d{5}(?!\\d)",
    "(?<!\\d)\\d{4}([ .,_/-])\\d{4}\\1\\d{4}\\1\\d{1,3}(?!\\d)"
  ],
  "named_card": ["(?<![a-z]){CARD}(?:\\s+[a-z]+){0,3}[^a-z\\d•]{0,4}([2-9](?:[^a-z\\d•]{0,4}\\d){11,18}(?!\\d)|\\d{4}[ .,_/-]\\d{4}(?:[ .,_/-]\\d{1,3})?(?![ .,_/-]?\\d))",
    "(?<![\\d+])([2-9](?:[^a-z\\d•]{0,3}\\d){14,18})(?!\\d)\\s*(?:nomreli\\s)?{CARD}"],
  "card_before": "(?:card|kart|visa)[a-z]*$",
  "expiry": "(?<![\\d./-])(?:0?[1-9]|1[0-2])\\s?[/.–-]\\s?(?:20)?[2-4]\\d(?![./-]?\\d)",
  "near_card": "^[^\\d•]{1,30}?(?<![\\w+])(\\d{3})(?![\\d.:/]*\\d|\\s?{AMOUNT}|-?[a-z])",
  "beside_card": "^[^a-z\\d•]{0,5}(\\d{3,4})(?![\\d.:/]*\\d|\\s?{AMOUNT}|-?[a-z])",

  // IBAN: length by country (SWIFT IBAN Registry). With a digit mistyped it is still one by its bank's letters and its digits.
  "iban_lengths": "ad24ae23al28at20az28ba20be16bg22bh22bi27br29by28ch21cr22cy28cz24de22dj27dk18do28ee20eg29es24fi18fk18fo18fr27gb22ge22gi23gl18gr27gt28hn28hr21hu28ie22il23iq23is26it27jo30kw30kz20lb28lc32li21lt20lu20lv21ly25mc27md24me22mk19mn20mr27mt31mu30ni28nl18no15om23pk24pl28ps29pt25qa29ro24rs22ru33sa24sc31sd18se24si19sk24sm27so23st25sv28tl23tn24tr26ua29va22vg24xk20ye30",
  "iban": "(?<![a-z\\d])([a-z]{2})[\\s‐‑‒–—−-]?\\d\\s?\\d",
  "iban_joint": "^[\\s.‐‑‒–—−-]$",
  "like_iban": "^.{4}[a-z]{4}\\w*?\\d{10}",

  // Sure by themselves: kind and pattern; the group is the secret.
  "sure": [
    ["link", "[?&#;][a-z_-]*(?<!promo)(?<!promo_)(?<!coupon)(?<!coupon_)(?<!qr)(?<!qr_)(?<!error_)(?<!country_)(?<!lang_)(?<!post)(?<!zip)(?:token|code|key|otp|sid|session(?:_?id)?|auth|sig|signature|hash|secret|passwo?r?d?|pwd|parol|sifre|pin|jwt|verify|verification|reset|confirm|confirmation|activation|magic|ticket_token)=([^\\s&#\"'<>•]{4,})"],
    ["link", "/[a-z_-]{0,24}(?:reset|verif|confirm|activat|magic|recover|restore|sifirla|berpa|tesdiq|aktiv|invite|unlock|otp|sso|auth|token|login|signin|giris|parol|password|sbros|vosstanov)[a-z_-]{0,24}(?:/[a-z_-]{1,24})*/(?![a-z]+(?:-[a-z]+)*(?:-\\d{1,4})?(?![\\w.~%+=-]))((?=[^\\s/?#&]*\\d)[\\w.~%+=-]{8,}|[\\w~%+=]{20,})"],
    ["password", "://[^\\s/:@]+:([^\\s/@•]+)@"],
    ["key", "(?:phpsessid|jsessionid|session(?:_?id)?|sid|token|auth_?token|access_?token|refresh_?token|csrf_?token|api_?key|secret)\\s*[=:]\\s*[\"']?([\\w.~%+/=-]{8,})"],
    ["key", "(?<![a-z\\d])((?:sk|pk|rk)_(?:live|test)_[a-z\\d]{8,}|gh[pousr]_[a-z\\d]{16,}|github_pat_\\w{16,}|glpat-[\\w-]{16,}|xox[abprs]-[\\w-]{10,}|ak[is]a[a-z\\d]{14,18}(?!\\w)|aiza[\\w-]{30,}|ya29\\.[\\w-]{16,}|eyj[\\w-]{6,}\\.[\\w-]{6,}(?:\\.[\\w-]*)?|\\d{8,10}:aa[\\w-]{30,})"],
    ["key", "(?<![a-z])bearer\\s+([\\w.~+/=-]{8,})"],
    ["id", "(?<![\\w-])(aze[ #-]{0,2}(?:no|n)?[ #:-]{0,2}\\d{7,9})(?!\\d)"],
    ["id", "(?<![\\w-])(aa ?\\d{7})(?![\\d-])"]
  ],

  // A password behind its word and a sign; then a word behind «my password», if nothing follows that makes it a sentence.
  "given": "(?<![a-z]){PASSWORD}(?:[ -](?:kod|code|soz)[a-z]*)?(?:{LINK}{SIGN}|{LINK}\\s+(?:budur|beledir|bele|is|was|eto|set to|u menya|idi|kimi|olaraq)\\s+){OPENED}({TOKEN}{3,}(?: \\d{1,4}(?=\\s*(?:$|[,.;!?\\n])))?)",
  "mine": "(?<![a-z])(?:(?:parol|sifre|shifre|wifre)(?:[iu]?m)(?:[iu]z)?|(?:my|our|mo[iy]|nash|svoi) (?:{PASSWORD}))\\s+{OPENED}([a-z]{3,})(?={CLOSED}(?:(?:-?d[iu]r?)?\\s*(?:$|[,.;!?\\n)])| (?:idi|di|d[iu]r)(?![a-z])))",
  "quoted": "(?<![a-z]){PASSWORD}(?: [a-z]+)?\\s+[\"'«„“]([^\"'»”•\\n]{3,40})[\"'»”]",
  "capital": "(?<![a-z]){PASSWORD}\\s+{OPENED}([a-z]{3,})(?={CLOSED}(?:(?:-?d[iu]r?)?\\s*(?:$|[,.;!?\\n)])| (?:idi|di|d[iu]r|ile|kimi|olaraq)(?![a-z])| (?:yazir|yazdi|daxil|qoy|yigir|vururam|vvozh|vvel|pish|stav|postav)))",
  "password_of": "(?<![^\\s\"'«“„(])({TOKEN}{4,})(?={CLOSED} (?:is|was) (?:my|the|our) (?:{PASSWORD}))",
  // Words that say how it is with a password, in its place: «parol: yanlışdır».
  "said": "^(?:(?:yanlis|sehv|duz(?:gun|dur|du)|dogru|unut|unud|isle|gelm[ei]|gelir|acil[mi]|deyis|qebul|sifirl|yad[iu]m|yadda|yadinda|berpa|teleb|lazim|nece|niye|harda|hansi|nedi|blok|saxla|yenile|yaz[iua]|daxil|sorus|xana|sehife|ekran|problem|mesele|xahis|zehmet|lutfen|heqiqet|gonder|goster|tapil|movcud|uygun|zeif|guclu|qisa|kohne|cetin|asand|maksim|itir|itib|itdi|kecer|kecm|tanin|yarat|teyin|qoyu|qoyd|komek|haqqinda|barede|gizlid|tehluke|xeta|wrong|incorrect|correct|forgot|forgett|invalid|nothing|expire|reset|chang(?:e(?!me)|ing)|recover|issue|requir|problem|error|unknown|manager|policy|screen|please|always|again|secur|zaby|neprav|nevern|pravil|vern|sbros|vosstan|smen|izmen|menya|pomen|slet|ustar|slozh|prosto[yi]|korotk|pustoi|gde|kogda|pochem|zachem|nuzhe|nuzhn|trebu|prosit|pomog|pozhal|opyat|snova|uzhe|star[yi])[a-z]*|(?:var(?:dir|di)?|yox(?:dur|du|dursa)?|yoxsa|ne|bu|bos(?:dur|du)?|hara|kim(?:in|e|dir)?|artiq|yene|indi|hele|basqa|bura|budur|uzun(?:dur|du)?|yeni(?:dir|di)?|eyni(?:dir|di)?|en az|min|max|minimum|maximum|hec|bir|iki|ucun|ve|ile|da|de|ki|ya|ise|idi|amma|lakin|olmur|olsun|olur|olub|sizde|mende|bende|uzre|et|edin|edir|edildi|edilmir|help|right|valid|none|empty|null|not|no|never|fields?|page|links?|weak|strong|short|too|long|lost|miss(?:ing|ed)?|same|saved|safe|needed|needs?|old|new|ok|okay|fine|good|bad|being|been|still|also|only|just|form|box|and|but|or|for|on|in|to|at|of|with|via|from|has|have|had|does|doesn|did|didn|do|is|isn|was|will|would|can|could|should|must|what|why|how|where|when|which|who|this|that|it|here|there|he|she|they|one|net|tot|tak|takoi|eto|na|ot|dlya|i|a|v|k|s|po|kak|chto|est|byl|budet|mozhno|eshe|vse|moi|svoi|novyi|odin|kod(?:u|um)?|code|otp|pin|sms|e-?mail|e-?poct|login|telefon|ad|www|https?))(?![a-z])|^[x*]+$",
  // A verb or a noun with a case, in small letters.
  "no_name": "(?:m[iu]r|[iu]r(?:am|em|san|sen|iq|uq|ik|lar|ler)|[dt][iu](?:m|n|q|k|niz|lar|ler)|m[iu]s(?:am|em|d[iu]r)?|[iu]bd?[iu]?r?|y[iu]b|aca[qg]|ece[kg]|mal[iu]|mel[iu]|may|mey|maq|mek|mad[iu]|med[iu]|d[ae]n?|l[ae]|n[iu]n|sin|sun|aet|et|it|yat|ut|sya|lo|ali|alo|ilo|ili|oi|yi|ii|yj|iy|aya|oe|ye|ogo|omu|ed|ing)$"
};
