"""The few words the exporter itself adds to a course, in the language of the course."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Texts in one language; `{…}` is filled where they are used."""

    locale: str
    minutes: str
    duration: str
    hours: str
    comma: str
    sources: str
    as_of: str
    back: str
    downloads: str
    kinds: dict[str, str]
    goals: str
    afterwards: str
    structure: str
    checks: str
    checks_note: str
    choose_all: str
    question: str
    transfer: str
    transfer_here: str
    transfer_note: str
    workshop: str
    sheet: str
    blank: str
    form: str
    form_note: str
    form_own: str
    entry: str
    value: str
    times: str
    times_note: str
    self_study: str
    held: str
    part: str
    section: str
    time: str
    total: str
    week: str
    week_before: str
    discussion: str
    discussion_of: str
    discussion_of_all: str
    plan: str
    appointment: str
    clock: str
    block: str
    you_do: str
    rest: dict[str, str]
    pack: dict[str, str]
    register: dict[str, str]
    quoted: str
    last: str
    months: tuple[str, ...]
    date: str


DE = Words(
    locale="de-DE",
    minutes="{n} Minuten",
    duration="Dauer: {time}",
    hours="{n} Stunden",
    comma=",",
    sources="Quellen",
    as_of="Stand {month}",
    back="zurück zum Text",
    downloads="Zum Herunterladen",
    kinds={
        "docx": "Word-Dokument",
        "pptx": "PowerPoint-Präsentation",
        "ics": "Kalenderdatei",
        "xlsx": "Excel-Tabelle",
        "ods": "Tabelle im OpenDocument-Format",
    },
    goals="Ziele und Aufbau",
    afterwards="Das können Sie danach",
    structure="So ist das Modul aufgebaut",
    checks="Prüfen Sie sich",
    checks_note="Sie können jede Frage so oft beantworten, wie Sie möchten. "
    "Zu jeder Antwort bekommen Sie eine Rückmeldung.",
    choose_all="Wählen Sie alle zutreffenden Antworten.",
    question="Frage {n}",
    transfer="Ihr nächster Schritt",
    transfer_here="Nehmen Sie sich fünf Minuten und schreiben Sie die Antwort gleich hier auf.",
    transfer_note="Nehmen Sie sich fünf Minuten. Schreiben Sie Ihre Antwort dort auf, wo Sie sie wiederfinden. "
    "Niemand sammelt sie ein.",
    workshop="Arbeitsblatt",
    sheet="Arbeitsblatt",
    blank="Blatt",
    form="Das Blatt zum Ausfüllen",
    form_note="In diesem Kurs füllen Sie das Blatt auf Papier oder in einer Tabelle aus. "
    "Was es am Bildschirm rechnet oder meldet, prüfen Sie selbst. Die Regeln dafür stehen in diesem Modul.",
    form_own="In diesem Kurs legen Sie das Blatt selbst an, auf Papier oder in einer Tabelle: "
    "eine Zeile für jeden Eintrag, eine Spalte für jede Angabe. "
    "Was es am Bildschirm rechnet oder meldet, prüfen Sie selbst. Die Regeln dafür stehen in diesem Modul.",
    entry="Angabe",
    value="Eintrag",
    times="So viel Zeit brauchen Sie",
    times_note="Zuerst steht, was Sie für sich lesen und bearbeiten. "
    "Was Sie gemeinsam tun, ist in der Zeit der Termine enthalten.",
    self_study="Selbststudium, auf halbe Stunden gerundet",
    held="im Termin",
    part="Teil",
    section="Abschnitt",
    time="Zeit",
    total="Insgesamt",
    week="Woche {n}",
    week_before="{n}. Woche vor dem Beginn",
    discussion="Allgemeine Fragen",
    discussion_of="Was in der Diskussion steht, lesen: {roles}.",
    discussion_of_all="Was in der Diskussion steht, lesen alle, die im Kurs angemeldet sind.",
    plan="Tagesplan",
    appointment="Termin: {day}, {begins} bis {ends} Uhr",
    clock="{hour}.{minute:02}",
    block="Block",
    you_do="Was Sie tun",
    rest={"pause": "Pause", "lunch": "Mittag"},
    pack={
        "title": "Leitfaden der Moderation",
        "script": "leitfaden",
        "prints": "druck",
        "prints_title": "alles zum Ausdrucken",
        "any_day": "Zeiten gerechnet ab 9 Uhr",
        "how": "Jeder Block hat zwei Seiten, die nebeneinander liegen, wenn Sie beidseitig drucken. Links steht der Ablauf: "
        "Was unter „Sagen“ steht, können Sie so vorlesen. Rechts steht, was Sie brauchen und was hilft, wenn es hakt.",
        "participants": "Was die Teilnehmenden tun",
        "aim": "Ziel",
        "minute": "Min.",
        "say": "Sagen",
        "do": "Tun",
        "wall": "An der Wand",
        "beside": "Raum, Material, Rettungsleinen",
        "room": "Raum",
        "material": "Material",
        "what": "Was",
        "for_8": "für 8 Personen",
        "for_12": "für 12 Personen",
        "rescue": "Drei Rettungsleinen",
        "when": "Wenn …",
        "then": "… sagen Sie",
        "online": "Online",
        "late": "Zehn Minuten später? Das entfällt",
        "notes": "Ihre Notizen",
        "pages": "Wie viel",
        "cards": "{n} in {size}",
        "each_group": "eins je Gruppe",
    },
    register={
        "what": "Was gespeichert werden kann",
        "why": "Wozu",
        "who": "Wer es im Kurs sieht",
        "until": "Wie lange",
        "days": "{n} Tage nach der letzten Änderung",
        "with_space": "{n} Tage nach der letzten Änderung am ganzen Blatt",
    },
    quoted="„{}“",
    last=" und ",
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    date="{day}. {month} {year}",
)

EN = Words(
    locale="en-GB",
    minutes="{n} minutes",
    duration="Time: {time}",
    hours="{n} hours",
    comma=".",
    sources="Sources",
    as_of="as of {month}",
    back="back to the text",
    downloads="To download",
    kinds={
        "docx": "Word document",
        "pptx": "PowerPoint presentation",
        "ics": "calendar file",
        "xlsx": "Excel workbook",
        "ods": "OpenDocument spreadsheet",
    },
    goals="Aims and structure",
    afterwards="What you can do afterwards",
    structure="How the module is built",
    checks="Check yourself",
    checks_note="You can answer each question as often as you like. Every answer gets feedback.",
    choose_all="Choose all answers that apply.",
    question="Question {n}",
    transfer="Your next step",
    transfer_here="Take five minutes and write your answer down right here.",
    transfer_note="Take five minutes. Write your answer down where you will find it again. Nobody collects it.",
    workshop="Worksheet",
    sheet="worksheet",
    blank="sheet",
    form="The sheet to fill in",
    form_note="In this course you fill in the sheet on paper or in a spreadsheet. "
    "What it works out or reports on the screen, you check by yourselves. The rules for that stand in this module.",
    form_own="In this course you make the sheet yourselves, on paper or in a spreadsheet: "
    "a row for each entry, a column for each detail. "
    "What it works out or reports on the screen, you check by yourselves. The rules for that stand in this module.",
    entry="Detail",
    value="Entry",
    times="How much time you need",
    times_note="First comes what you read and work on by yourself. What you do together is part of the meetings.",
    self_study="By yourself, rounded to half hours",
    held="when you meet",
    part="Part",
    section="Section",
    time="Time",
    total="In total",
    week="week {n}",
    week_before="week {n} before the start",
    discussion="General questions",
    discussion_of="What stands in the discussion is read by: {roles}.",
    discussion_of_all="What stands in the discussion is read by everybody who is enrolled in the course.",
    plan="Plan of the day",
    appointment="Date: {day}, {begins} to {ends}",
    clock="{hour}:{minute:02}",
    block="Block",
    you_do="What you do",
    rest={"pause": "Break", "lunch": "Lunch"},
    pack={
        "title": "Facilitator’s script",
        "script": "script",
        "prints": "prints",
        "prints_title": "everything to print",
        "any_day": "times counted from 9:00",
        "how": "Each block has two pages that face each other when printed on both sides. On the left stands how it goes: "
        "what stands under “Say” can be read out as it is. On the right stands what you need, and what helps when it sticks.",
        "participants": "What participants do",
        "aim": "Aim",
        "minute": "Min.",
        "say": "Say",
        "do": "Do",
        "wall": "On the wall",
        "beside": "room, material, lifelines",
        "room": "Room",
        "material": "Material",
        "what": "What",
        "for_8": "for 8 people",
        "for_12": "for 12 people",
        "rescue": "Three lifelines",
        "when": "When …",
        "then": "… say",
        "online": "Online",
        "late": "Ten minutes late? Leave this out",
        "notes": "Your notes",
        "pages": "How many",
        "cards": "{n} in {size}",
        "each_group": "one per group",
    },
    register={
        "what": "What can be stored",
        "why": "What for",
        "who": "Who sees it in the course",
        "until": "How long",
        "days": "{n} days after its last change",
        "with_space": "{n} days after the last change of the whole sheet",
    },
    quoted="“{}”",
    last=" and ",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    date="{day} {month} {year}",
)

DA = Words(
    locale="da-DK",
    minutes="{n} minutter",
    duration="Tid: {time}",
    hours="{n} timer",
    comma=",",
    sources="Kilder",
    as_of="pr. {month}",
    back="tilbage til teksten",
    downloads="Til download",
    kinds={
        "docx": "Word-dokument",
        "pptx": "PowerPoint-præsentation",
        "ics": "kalenderfil",
        "xlsx": "Excel-regneark",
        "ods": "OpenDocument-regneark",
    },
    goals="Mål og opbygning",
    afterwards="Det kan du bagefter",
    structure="Sådan er modulet bygget op",
    checks="Test dig selv",
    checks_note="Du kan svare på hvert spørgsmål så tit, du vil. Du får en tilbagemelding på hvert svar.",
    choose_all="Vælg alle rigtige svar.",
    question="Spørgsmål {n}",
    transfer="Dit næste skridt",
    transfer_here="Brug fem minutter, og skriv svaret ned lige her.",
    transfer_note="Brug fem minutter. Skriv svaret ned, hvor du kan finde det igen. Ingen samler det ind.",
    workshop="Arbejdsark",
    sheet="arbejdsarket",
    blank="arket",
    form="Arket til at udfylde",
    form_note="I dette kursus udfylder I arket på papir eller i et regneark. "
    "Det, arket ellers regner ud eller gør opmærksom på, tjekker I selv. Reglerne står i modulet.",
    form_own="I dette kursus laver I selv arket, på papir eller i et regneark: "
    "en række for hver post, en kolonne for hver oplysning. "
    "Det, arket ellers regner ud eller gør opmærksom på, tjekker I selv. Reglerne står i modulet.",
    entry="Oplysning",
    value="Jeres svar",
    times="Så meget tid skal du bruge",
    times_note="Først står det, du læser og arbejder med alene. Det, I gør sammen, er med i mødernes tid.",
    self_study="På egen hånd, afrundet til halve timer",
    held="når I mødes",
    part="Del",
    section="Afsnit",
    time="Tid",
    total="I alt",
    week="uge {n}",
    week_before="{n}. uge før start",
    discussion="Generelle spørgsmål",
    discussion_of="Det, der står i diskussionen, læses af: {roles}.",
    discussion_of_all="Det, der står i diskussionen, læses af alle, der er tilmeldt kurset.",
    plan="Dagens program",
    appointment="Dato: {day}, kl. {begins} til {ends}",
    clock="{hour}.{minute:02}",
    block="Punkt",
    you_do="Det gør I",
    rest={"pause": "Pause", "lunch": "Frokost"},
    pack={
        "title": "Drejebog for den, der leder dagen",
        "script": "drejebog",
        "prints": "print",
        "prints_title": "alt, der skal printes",
        "any_day": "tider regnet fra kl. 9",
        "how": "Hvert punkt har to sider, som ligger over for hinanden, når I printer på begge sider. Til venstre står forløbet: "
        "det, der står under “Sig”, kan læses højt, som det er. Til højre står, hvad I skal bruge, og hvad der hjælper, når det går i stå.",
        "participants": "Det gør deltagerne",
        "aim": "Mål",
        "minute": "Min.",
        "say": "Sig",
        "do": "Gør",
        "wall": "På væggen",
        "beside": "rum, materialer, redningskranse",
        "room": "Rum",
        "material": "Materialer",
        "what": "Hvad",
        "for_8": "til 8 personer",
        "for_12": "til 12 personer",
        "rescue": "Tre redningskranse",
        "when": "Når …",
        "then": "… så sig",
        "online": "Online",
        "late": "Ti minutter forsinket? Spring det over",
        "notes": "Noter",
        "pages": "Hvor mange",
        "cards": "{n} i {size}",
        "each_group": "et til hver gruppe",
    },
    register={
        "what": "Hvad der kan gemmes",
        "why": "Hvorfor",
        "who": "Hvem der ser det i kurset",
        "until": "Hvor længe",
        "days": "{n} dage efter seneste ændring",
        "with_space": "{n} dage efter seneste ændring af hele arket",
    },
    quoted="“{}”",
    last=" og ",
    months=(
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ),
    date="{day}. {month} {year}",
)

LANGUAGES = {"de": DE, "en": EN, "da": DA}
