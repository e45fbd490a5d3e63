package dialect

// metadata are the columns that platforms add, by their folded names. The English
// words and the German, Norwegian, Dutch, French and Spanish ones of Microsoft Forms,
// and the German and Spanish ones of LimeSurvey, were found in public files and in
// scripts that read them. The others are translations that were not seen in a file.
var metadata = map[string]map[string]Kind{
	Qualtrics: {
		"startdate": Started, "enddate": Ended, "recordeddate": Ended,
		"status": Status, "progress": Progress, "finished": Finished, "duration (in seconds)": Duration,
		"responseid": ID, "userlanguage": Language,
		"ipaddress": Contact, "recipientlastname": Contact, "recipientfirstname": Contact, "recipientemail": Contact,
		"name": Contact, "emailaddress": Contact, "externalreference": Contact, "externaldatareference": Contact,
		"locationlatitude": Meta, "locationlongitude": Meta, "locationaccuracy": Meta,
		"distributionchannel": Meta, "responseset": Meta,
		"q_recaptchascore": Meta, "q_relevantidduplicate": Meta, "q_relevantidduplicatescore": Meta,
		"q_relevantidfraudscore": Meta, "q_relevantidlaststartdate": Meta, "q_ballotboxstuffing": Meta,
		"q_duplicaterespondent": Meta, "q_unansweredpercentage": Meta, "q_unansweredquestions": Meta,
		"q_straightliningcount": Meta, "q_straightliningpercentage": Meta, "q_straightliningquestions": Meta,
	},
	SurveyMonkey: {
		"respondentid": ID, "respondent id": ID, "respondent_id": ID,
		"collectorid": Meta, "collector id": Meta, "collector_id": Meta,
		"startdate": Started, "start date": Started, "date_created": Started, "date created": Started,
		"enddate": Ended, "end date": Ended, "date_modified": Ended, "date modified": Ended,
		"ip address": Contact, "ip_address": Contact, "email address": Contact, "email_address": Contact,
		"first name": Contact, "first_name": Contact, "lastname": Contact, "last name": Contact, "last_name": Contact,
		"firstname": Contact, "emailaddress": Contact, "ipaddress": Contact,
		"custom data 1": Meta, "custom data": Meta, "customdata": Meta, "custom_1": Meta,
	},
	MicrosoftForms: {
		"id": ID, "tunnus": ID,
		"start time": Started, "starttidspunkt": Started, "starttid": Started, "startzeit": Started, "begintijd": Started,
		"heure de début": Started, "hora de inicio": Started, "aloitusaika": Started,
		"completion time": Ended, "fullføringstidspunkt": Ended, "slutförandetid": Ended, "fuldførelsestidspunkt": Ended,
		"fertigstellungszeit": Ended, "tijd van voltooien": Ended, "heure de fin": Ended, "hora de finalización": Ended,
		"valmistumisaika":    Ended,
		"last modified time": Meta, "tidspunkt for siste endring": Meta, "tijd van laatste wijziging": Meta,
		"heure de la dernière modification": Meta, "hora de la última modificación": Meta,
		"zeitpunkt der letzten änderung": Meta, "uhrzeit der letzten änderung": Meta, "senast ändrad": Meta,
		"language": Language, "språk": Language, "sprog": Language, "sprache": Language, "taal": Language,
		"langue": Language, "idioma": Language, "kieli": Language,
		"email": Contact, "e-post": Contact, "e-postadresse": Contact, "e-postadress": Contact, "mail": Contact,
		"e-mail": Contact, "mailadresse": Contact, "adresse de messagerie": Contact, "correo electrónico": Contact,
		"sähköposti": Contact,
		"name":       Contact, "navn": Contact, "namn": Contact, "naam": Contact, "nom": Contact, "nombre": Contact, "nimi": Contact,
		"total points": Derived, "quiz feedback": Derived, "total de puntos": Derived, "comentarios del cuestionario": Derived,
	},
	GoogleForms: {
		"timestamp": Ended, "tidsstempel": Ended, "tidsmerke": Ended, "tidstämpel": Ended, "zeitstempel": Ended,
		"aikaleima": Ended, "tijdstempel": Ended, "horodateur": Ended, "marca temporal": Ended, "časová značka": Ended,
		"carimbo de data/hora": Ended, "informazioni cronologiche": Ended, "sygnatura czasowa": Ended,
		"email address": Contact, "username": Contact, "e-postadresse": Contact, "e-postadress": Contact,
		"e-mail-adresse": Contact, "e-mailadresse": Contact, "mailadresse": Contact, "adresse e-mail": Contact,
		"dirección de correo electrónico": Contact, "sähköpostiosoite": Contact, "brukernavn": Contact,
		"användarnamn": Contact, "brugernavn": Contact, "nutzername": Contact, "gebruikersnaam": Contact, "nom d'utilisateur": Contact,
		"score": Derived, "total score": Derived, "poengsum": Derived, "punktzahl": Derived, "puntuación": Derived,
		"výsledek": Derived, "pisteet": Derived,
	},
	LimeSurvey: {
		"response id": ID, "antwort id": ID, "antwort-id": ID, "id de respuesta": ID, "id de la réponse": ID, "id réponse": ID,
		"antwoord id": ID, "reactie id": ID, "svar-id": ID, "svars-id": ID, "svar id": ID, "respons-id": ID, "vastauksen tunnus": ID,
		"id":             ID,
		"date submitted": Ended, "datum abgeschickt": Ended, "fecha de envío": Ended, "date de soumission": Ended,
		"datum ingediend": Ended, "dato innsendt": Ended, "dato indsendt": Ended, "datum inskickat": Ended, "submitdate": Ended,
		"last page": Progress, "letzte seite": Progress, "última página": Progress, "dernière page": Progress,
		"laatste pagina": Progress, "siste side": Progress, "sidste side": Progress, "sista sidan": Progress,
		"viimeinen sivu": Progress, "lastpage": Progress,
		"start language": Language, "start-sprache": Language, "lenguaje inicial": Language, "langue de départ": Language,
		"starttaal": Language, "startspråk": Language, "startsprog": Language, "aloituskieli": Language, "startlanguage": Language,
		"date started": Started, "datum gestartet": Started, "fecha de inicio": Started, "date de lancement": Started, "startdate": Started,
		"date last action": Meta, "datum letzte aktivität": Meta, "fecha de la última acción": Meta,
		"date de la dernière action": Meta, "datestamp": Meta,
		"seed": Meta, "zufallsstartwert": Meta, "semilla": Meta, "graine": Meta,
		"token": Meta, "access code": Meta, "zugangscode": Meta, "código de acceso": Meta,
		"referrer url": Meta, "refurl": Meta, "weiterleitungs-url": Meta,
		"ip address": Contact, "ip-adresse": Contact, "dirección ip": Contact, "adresse ip": Contact, "ipaddr": Contact,
		"total time": Duration, "gesamtzeit": Duration, "interviewtime": Duration,
	},
	Typeform: {
		"#": ID, "response type": Status,
		"start date (utc)": Started, "start date": Started, "submit date (utc)": Ended, "submit date": Ended,
		"stage date (utc)": Meta, "network id": Meta, "tags": Meta, "ending": Meta, "score": Derived,
	},
	Jotform: {
		"submission date": Ended, "submission id": ID, "submission ip": Contact, "ip": Contact,
		"last update date": Meta, "flow status": Meta, "submission edit url": Meta,
	},
	Alchemer: {
		"response id": ID, "time started": Started, "date submitted": Ended, "status": Status, "language": Language,
		"contact id": Contact, "ip address": Contact,
		"legacy comments": Meta, "comments": Meta, "referer": Meta, "extended referer": Meta, "sessionid": Meta,
		"session id": Meta, "user agent": Meta, "extended user agent": Meta, "tags": Meta, "longitude": Meta,
		"latitude": Meta, "country": Meta, "city": Meta, "state/region": Meta, "postal": Meta, "link name": Meta,
		"edit links": Meta, "edit link": Meta,
	},
	Kobo: {
		"_uuid": ID, "_id": ID, "meta/instanceid": ID, "_submission_time": Ended, "start": Started, "end": Ended,
		"_submitted_by": Contact, "username": Contact, "phonenumber": Contact, "email": Contact,
		"_index": Meta, "_tags": Meta, "_notes": Meta, "_status": Meta, "_version": Meta, "_version_": Meta,
		"__version__": Meta, "_validation_status": Meta, "_duration": Duration, "today": Meta, "deviceid": Meta,
		"subscriberid": Meta, "simserial": Meta, "formhub/uuid": Meta, "meta/rootuuid": Meta, "meta/instancename": Meta,
		"_xform_id": Meta, "_total_media": Meta, "_media_count": Meta, "_media_all_received": Meta,
		"_parent_table_name": Meta, "_parent_index": Meta, "_submission__uuid": Meta,
	},
	ODK: {
		"key": ID, "meta-instanceid": ID, "instanceid": ID, "submissiondate": Ended, "start": Started, "starttime": Started,
		"end": Ended, "endtime": Ended, "submittername": Contact, "username": Contact, "duration": Duration,
		"submitterid": Meta, "deviceid": Meta, "subscriberid": Meta, "simid": Meta, "devicephonenum": Meta,
		"attachmentspresent": Meta, "attachmentsexpected": Meta, "status": Meta, "reviewstate": Meta, "devicestate": Meta,
		"edits": Meta, "deviceid (device)": Meta, "formversion": Meta, "formdef_version": Meta, "meta-instancename": Meta,
		"meta-audit": Meta, "today": Meta, "caseid": Meta, "comments": Meta,
	},
	REDCap: {
		"record_id": ID, "record id": ID,
		"redcap_event_name": Meta, "event name": Meta, "redcap_repeat_instrument": Meta, "repeat instrument": Meta,
		"redcap_repeat_instance": Meta, "repeat instance": Meta, "redcap_data_access_group": Meta,
		"data access group": Meta, "redcap_survey_identifier": Contact, "survey identifier": Contact,
		"survey timestamp": Ended, "complete?": Finished,
	},
	Nettskjema: {
		"$submission_id": ID, "$created": Ended, "$answer_time_ms": Duration,
	},
	SurveyXact: { // the short names are those of its SPSS and Excel files
		"survey": Meta, "respondentid": ID, "responde": ID, "organizationid": Meta, "organiza": Meta,
		"created": Meta, "modified": Meta, "closetime": Ended, "closetim": Ended, "starttime": Started, "starttim": Started,
		"difftime": Duration, "responsecollectsessions": Meta, "response": Meta, "numberofreturnedmail": Meta,
		"numberof": Meta, "importgroup": Meta, "importgr": Meta, "distributionschedule": Meta, "distribu": Meta,
		"email": Contact, "digitaldistributionerrormessage": Meta, "digitald": Meta, "respondentkey": Contact,
	},
	Questback: {
		"lfdn": ID, "external_lfdn": Meta, "tester": Meta, "dispcode": Status, "lastpage": Progress, "quality": Meta,
		"duration": Duration, "language": Language, "datetime": Started, "date_of_last_access": Ended,
		"date_of_first_mail": Meta, "browser": Meta, "referer": Meta, "device_type": Meta, "quota": Meta,
		"quota_assignment": Meta, "quota_rejected_id": Meta, "page_history": Meta, "hflip": Meta, "vflip": Meta,
		"output_mode": Meta, "javascript": Meta, "flash": Meta, "session_id": Meta, "cleaned": Meta, "ats": Meta,
		"user_agent": Meta,
	},
	Forsta: { // Confirmit before
		"responseid": ID, "respid": Meta, "rowguid": Meta, "status": Status, "interview_start": Started, "interview_end": Ended,
		"last_touched": Meta, "lastcomplete": Meta,
	},
	"": {
		"id": ID, "respondent id": ID, "respondentid": ID, "respondent_id": ID, "response id": ID, "responseid": ID,
		"response_id": ID, "respid": ID, "resp_id": ID, "respnr": ID, "lfd. nr.": ID, "løpenr": ID, "løpenummer": ID, "løbenr": ID, "løbenummer": ID, "löpnr": ID, "löpnummer": ID,
		"timestamp": Ended, "start time": Started, "end time": Ended, "starttime": Started, "endtime": Ended,
		"start date": Started, "end date": Ended, "startdate": Started, "enddate": Ended,
		"email": Contact, "e-mail": Contact, "email address": Contact, "e-post": Contact, "e-postadresse": Contact,
		"e-postadress": Contact, "ip address": Contact, "ip": Contact, "ip-adresse": Contact,
	},
}

// repeating are the columns that tell several rows of one respondent apart.
var repeating = set("redcap_event_name", "redcap_repeat_instance", "redcap_repeat_instrument", "event name", "repeat instance", "repeat instrument")

// responseWords are what SurveyMonkey writes in the second row below a question
// without parts. The English ones were seen, the others are translations.
var responseWords = set("response", "open-ended response", "svar", "åpent svar", "öppet svar", "åbent svar", "antwort",
	"offene beantwortung", "antwoord", "réponse", "réponse ouverte", "respuesta", "respuesta abierta", "vastaus", "avoin vastaus")

// otherWords are headings of the text beside a choice; remarkWords of the text
// beside an answer.
var (
	otherWords = set("other (please specify)", "other - write in", "other - write in (required)", "other (specify)", "[other]",
		"annet (vennligst spesifiser)", "annet (spesifiser)", "annet, spesifiser", "anna (spesifiser)",
		"annat (specificera)", "annat (var god specificera)", "annat (ange)", "andet (angiv venligst)", "andet (specificer venligst)",
		"sonstiges (bitte angeben)", "anderes (bitte angeben)", "muu (täsmennä)", "muu (tarkenna)",
		"anders (geef nadere toelichting)", "anders (licht toe)", "autre (veuillez préciser)", "autre (précisez)", "otro (especifique)")
	otherOptions = set("other", "annet", "anna", "annat", "övrigt", "andet", "sonstiges", "andere", "anderes", "muu", "anders",
		"overige", "autre", "otro")
	remarkWords = set("comment", "kommentar", "kommentti", "opmerking", "commentaire", "comentario", "comments", "kommentarer")
)

// totalWords begin a row that sums the others up.
var totalWords = set("total", "totals", "totalt", "grand total", "sum", "in all", "average", "avg", "avg.", "mean", "means", "median",
	"std", "sd", "std dev", "stdev", "std. dev.", "standard deviation", "count", "gjennomsnitt", "snitt", "standardavvik",
	"antall", "antal", "antall svar", "antal svar", "tal på svar", "samlet", "samla", "middel", "snit", "n", "min", "max", "maks", "varians", "variance",
	"gennemsnit", "i alt", "standardafvigelse", "medel", "medelvärde", "genomsnitt", "summa", "standardavvikelse",
	"durchschnitt", "mittelwert", "summe", "gesamt", "insgesamt", "standardabweichung", "keskiarvo", "yhteensä", "summa yhteensä", "keskihajonta",
	"grand average", "totalsum", "totalsumma", "hovedtotal", "gesamtergebnis", "gesamtmittelwert", "kokonaissumma", "eindtotaal",
	"total général", "total general", "st.avvik", "std.avvik", "st.avvikelse", "st.afvigelse",
	"gemiddelde", "totaal", "som", "moyenne", "somme", "écart-type", "promedio", "suma", "desviación estándar")

// countWords and shareWords head the columns of a report, pollWords its first column.
var (
	countWords = set("count", "counts", "n", "#", "responses", "response count", "antall", "antal", "anzahl", "lukumäärä", "aantal",
		"nombre", "effectif", "cantidad", "frequency", "frekvens", "hyppighed", "häufigkeit", "svar", "antall svar", "antal svar", "respondenter", "votes")
	shareWords = set("percent", "percentage", "%", "share", "response percent", "prosent", "procent", "andel", "prozent", "anteil",
		"prosentti", "percentage of responses", "pourcentage", "porcentaje", "in %", "i %")
	pollWords = set("", "question", "questions", "spørsmål", "fråga", "frågor", "spørgsmål", "frage", "kysymys", "vraag", "pregunta",
		"answer", "answers", "answer choices", "answer options", "option", "options", "svar", "svaralternativ", "svarmulighet", "svarmulighed",
		"antwort", "antwortoption", "antwortmöglichkeiten", "statement", "statements", "item", "påstand", "påstående", "udsagn", "aussage")
)
