package dialect

import (
	"fmt"
	"strings"
	"testing"
)

// sheet makes a table: rows on lines, cells between bars, \n for a line within a cell.
func sheet(text string) [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		cells := strings.Split(strings.ReplaceAll(strings.TrimSpace(line), `\n`, "\n"), "|")
		rows = append(rows, cells)
	}
	return rows
}

// describe writes a column as the tests have it.
func describe(c Column) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %v", c.Name, c.Kind)
	if c.Stem != "" || c.Row != "" || c.Choice != "" {
		fmt.Fprintf(&b, " %s > %s%s", c.Stem, c.Row, c.Choice)
	}
	if c.Side != "" {
		fmt.Fprintf(&b, " side %s", c.Side)
	}
	return b.String()
}

func TestPlatforms(t *testing.T) {
	for _, tt := range []struct {
		name              string
		rows              string
		platform, variant string
		headers           int
		columns           string // one a line, those that matter; blank lines are not looked at
		drops             string // per data row the reason or -
	}{
		{
			name: "Qualtrics, three rows, the second in German",
			rows: `
StartDate|EndDate|Status|Progress|Finished|ResponseId|UserLanguage|Q1_1|Q1_2|Q2|Q2_5_TEXT|Q2 - Topics|Q3_First Click|Q4_DO_1|SC0|Region|
Anfangsdatum|Enddatum|Antworttyp|Aktueller Stand|Beendet|Antwort-ID|Benutzersprache|How good - Speed|How good - Staff|Why? - Selected Choice|Why? - Other - Text|Why? - Topics|Timing - First Click|How - Display Order|Score|Region|
{"ImportId":"startDate","timeZone":"Z"}|{"ImportId":"endDate"}|{"ImportId":"status"}|{"ImportId":"progress"}|{"ImportId":"finished"}|{"ImportId":"_recordId"}|{"ImportId":"userLanguage"}|{"ImportId":"QID1_1"}|{"ImportId":"QID1_2"}|{"ImportId":"QID2"}|{"ImportId":"QID2_5_TEXT"}|{"ImportId":"QID2_TEXT_x"}|{"ImportId":"QID3_FIRST_CLICK"}|{"ImportId":"QID4_DO_1"}|{"ImportId":"SC_abc"}|{"ImportId":"Region"}|
2026-05-01 10:00:00|2026-05-01 10:05:00|0|100|1|R_1AbCdEfGhIjKlMn|NB|4|5|1|||1.2|2|7|Nord|
2026-05-01 10:00:00|2026-05-01 10:05:00|1|100|1|R_1AbCdEfGhIjKlMo|NB|4|5|1|||1.2|2|7|Nord|
2026-05-01 10:00:00|2026-05-01 10:05:00|Survey Test|100|True|R_1AbCdEfGhIjKlMp|NB|4|5|1|||1.2|2|7|Nord|
2026-05-01 10:00:00|2026-05-01 10:05:00|IP Address|40|False|R_1AbCdEfGhIjKlMq|NB|4|||||1.2|2|7|Sør|
2026-05-01 10:00:00|2026-05-01 10:05:00|8.0|100|1|R_1AbCdEfGhIjKlMr|NB|4|||||1.2|2|7|Sør|`,
			platform: Qualtrics, variant: VariantCurrent, headers: 3,
			columns: `
StartDate: started
EndDate: ended
Status: status
Progress: progress
Finished: finished
ResponseId: id
UserLanguage: language
Q1_1: answer How good > Speed
Q1_2: answer How good > Staff
Q2: answer
Q2_5_TEXT: comment
Q2 - Topics: derived
Q3_First Click: timing
Q4_DO_1: order
SC0: derived
Region: meta
: empty`,
			drops: "- preview test incomplete spam",
		},
		{
			name: "Qualtrics side by side, 2016",
			rows: `
StartDate|EndDate|Finished|ResponseID|Q1#1_1|Q1#1_2|Q1#2_1|Q1#2_2
Start Date|End Date|Finished|Response ID|Service-Expected-Speed|Service - Expected - Staff|Service - Perceived - Speed|Service - Perceived - Staff
{'ImportId': 'startDate'}|{'ImportId': 'endDate'}|{'ImportId': 'finished'}|{'ImportId': '_recordId'}|{'ImportId': 'QID1#1-1'}|{'ImportId': 'QID1#1-2'}|{'ImportId': 'QID1#2-1'}|{'ImportId': 'QID1#2-2'}
2016-05-01 10:00:00|2016-05-01 10:00:00|1|R_1AbCdEfGhIjKlMn|1|2|3|4`,
			platform: Qualtrics, variant: VariantInsights, headers: 3,
			columns: `




Q1#1_1: answer side 1
Q1#1_2: answer side 1
Q1#2_1: answer Service - Perceived > Speed side 2
Q1#2_2: answer Service - Perceived > Staff side 2`,
			drops: "-",
		},
		{
			name: "Qualtrics workbook, two rows, dates as numbers",
			rows: `
StartDate|EndDate|Status|Finished|ResponseId|Q1
Fecha de inicio|Fecha final|Tipo de respuesta|Finalizado|ID de respuesta|¿Cómo fue?
45000.5|45000.6|IP Address|True|R_1AbCdEfGhIjKlMn|Bueno
45001.5|45001.6|Survey Preview|True|R_1AbCdEfGhIjKlMo|Malo`,
			platform: Qualtrics, variant: VariantCurrent, headers: 2,
			columns: "\n\n\n\n\n\nQ1: answer",
			drops:   "- preview",
		},
		{
			name: "Qualtrics, codes alone",
			rows: `
StartDate|EndDate|Progress|ResponseId|Q1
2026-05-01 10:00|2026-05-01 10:05|100|R_1AbCdEfGhIjKlMn|4
2026-05-01 10:00|2026-05-01 10:05|45|R_1AbCdEfGhIjKlMo|4`,
			platform: Qualtrics, variant: VariantCurrent, headers: 1,
			drops: "- incomplete",
		},
		{
			name: "Qualtrics, the old form, names that repeat",
			rows: `
V1|V2|V7|V8|V9|V10|question_one|question_two|question_one|Q5_1|Q5_2|
ResponseID|ResponseSet|Status|StartDate|EndDate|Finished|Rate us-Speed|Rate us-Staff|And them-Speed|Used-App|Used-Web|
R_1AbCdEfGhIjKlMn|Default Response Set|0|2014-05-01 10:00:00|2014-05-01 10:05:00|1|3|4|5|1||
R_1AbCdEfGhIjKlMo|Default Response Set|1|2014-05-01 10:00:00|2014-05-01 10:05:00|0|3|4|5||1|`,
			platform: Qualtrics, variant: VariantLegacy, headers: 2,
			columns: `
V1: id
V2: meta
V7: status
V8: started
V9: ended
V10: finished
question_one: answer Rate us > Speed
question_two: answer Rate us > Staff
question_one: answer
Q5_1: choice Used > App
Q5_2: choice Used > Web
: empty`,
			drops: "- preview",
		},
		{
			name: "SurveyMonkey, two rows",
			rows: `
Respondent ID|Collector ID|Start Date|End Date|IP Address|How satisfied are you with|||Which do you use?|||Anything else?
|||||Speed|Staff|Other (please specify)|App|Web|Phone|Open-Ended Response
11223344556|987654|05/01/2026 10:00:00 AM|05/01/2026 10:05:00 AM|10.0.0.1|Satisfied|Neutral||App||Phone|
11223344557|987654|05/01/2026 10:00:00 AM|05/01/2026 10:05:00 AM|10.0.0.1|Neutral|Neutral|too loud|App|Web||Thanks`,
			platform: SurveyMonkey, variant: VariantTwoRow, headers: 2,
			columns: `
Respondent ID: id
Collector ID: meta
Start Date: started
End Date: ended
IP Address: contact
How satisfied are you with - Speed: answer How satisfied are you with > Speed
How satisfied are you with - Staff: answer How satisfied are you with > Staff
How satisfied are you with - Other (please specify): comment How satisfied are you with > Other (please specify)
Which do you use? - App: choice Which do you use? > App
Which do you use? - Web: choice Which do you use? > Web
Which do you use? - Phone: choice Which do you use? > Phone
Anything else?: answer`,
			drops: "- -",
		},
		{
			name: "SurveyMonkey, two rows without metadata, in Norwegian",
			rows: `
Hvor fornøyd er du?||Kjønn|Alder
Fart|Ansatte|Svar|Svar
Fornøyd|Nøytral|Kvinne|30-44
Nøytral|Nøytral|Mann|18-29`,
			platform: SurveyMonkey, variant: VariantTwoRow, headers: 2,
			columns: `
Hvor fornøyd er du? - Fart: answer Hvor fornøyd er du? > Fart
Hvor fornøyd er du? - Ansatte: answer Hvor fornøyd er du? > Ansatte
Kjønn: answer
Alder: answer`,
		},
		{
			name: "SurveyMonkey, choices as numbers",
			rows: `
respondent_id|collector_id|date_created|date_modified|Which do you use?||
||||App|Web|Phone
11223344556|1|2026-05-01 10:00:00|2026-05-01 10:00:00|1||3
11223344557|1|2026-05-01 10:00:00|2026-05-01 10:00:00|1|2|`,
			platform: SurveyMonkey, variant: VariantTwoRow, headers: 2,
			columns: `
respondent_id: id
collector_id: meta
date_created: started
date_modified: ended
Which do you use? - App: choice Which do you use? > App
Which do you use? - Web: choice Which do you use? > Web
Which do you use? - Phone: choice Which do you use? > Phone`,
		},
		{
			name: "SurveyMonkey, one row",
			rows: `
RespondentID|How good is it? - Speed|How good is it? - Staff|Gender
3292953864|4|5|Male
3292953865|4|4|Female`,
			platform: SurveyMonkey, variant: VariantOneRow, headers: 1,
			columns: `
RespondentID: id
How good is it? - Speed: answer How good is it? > Speed
How good is it? - Staff: answer How good is it? > Staff
Gender: answer`,
		},
		{
			name: "Google Forms in Norwegian, anchors in the stem, blank rows, totals",
			rows: `
Tidsstempel|E-postadresse|Ranger:\n1 = Svært uviktig\n7 = Svært viktig [Pålitelighet]|Ranger:\n1 = Svært uviktig\n7 = Svært viktig [Empati]|Kanaler|Average Score
01/05/2026 12.30.00|a@b.no|7|6|App, Web|6.5
02/05/2026 12.30.00|c@d.no|5|6|Web|5.5
|||||6.0
|AVERAGE|6|6|||`,
			platform: GoogleForms, variant: VariantFullText, headers: 1,
			columns: `
Tidsstempel: ended
E-postadresse: contact
Ranger:\n1 = Svært uviktig\n7 = Svært viktig [Pålitelighet]: answer Ranger:\n1 = Svært uviktig\n7 = Svært viktig > Pålitelighet
Ranger:\n1 = Svært uviktig\n7 = Svært viktig [Empati]: answer Ranger:\n1 = Svært uviktig\n7 = Svært viktig > Empati
Kanaler: answer
Average Score: derived`,
			drops: "- - blank total",
		},
		{
			name: "Google Forms, all answers are words",
			rows: `
Timestamp|How do you like it?|And this?
4/10/13 12:10|Good|Good
4/10/13 12:11|Bad|Good`,
			platform: GoogleForms, variant: VariantFullText, headers: 1,
		},
		{
			name: "Microsoft Forms in Norwegian, a grid that comes twice",
			rows: "\nID|Starttidspunkt|Fullføringstidspunkt|E-post|Navn|Levering\u00a0|Kvalitet|Kanaler|Levering\u00a02|Kvalitet2|År|År 2|E1|E12\n" +
				"1|45000.5|45000.6|anonymous||Viktig|Viktig|App;Web;|Fornøyd|Fornøyd|1|2|3|4",
			platform: MicrosoftForms, variant: VariantCurrent, headers: 1,
			columns: `
ID: id
Starttidspunkt: started
Fullføringstidspunkt: ended
E-post: contact
Navn: contact
Levering: answer  > Levering
Kvalitet: answer  > Kvalitet
Kanaler: answer
Levering 2: answer  > Levering
Kvalitet2: answer  > Kvalitet
År: answer
År 2: answer
E1: answer
E12: answer`,
		},
		{
			name: "Microsoft Forms quiz",
			rows: `
ID|Start time|Completion time|Email|Name|Total points|Quiz feedback|Last modified time|How?|Points - How?|Feedback - How?
1|5/1/26 10:00:00|5/1/26 10:01:00|anonymous||3|||4|1|`,
			platform: MicrosoftForms, variant: VariantCurrent, headers: 1,
			columns: `
ID: id
Start time: started
Completion time: ended
Email: contact
Name: contact
Total points: derived
Quiz feedback: derived
Last modified time: meta
How?: answer
Points - How?: derived
Feedback - How?: derived`,
		},
		{
			name: "Microsoft Forms, the times cut off",
			rows: `
ID|Which?|Instagram|Instagram3
1|Facebook;Instagram;|4|5
2|Facebook;|4|5`,
			platform: MicrosoftForms, variant: VariantNoMetadata, headers: 1,
			columns: "\nID: id\nWhich?: answer\nInstagram: answer  > Instagram\nInstagram3: answer  > Instagram",
		},
		{
			name: "LimeSurvey, full text, dual scale, and not handed in",
			rows: `
Response ID|Date submitted|Last page|Start language|Seed|Hva sier du?  [Fart][Skala 1]|Hva sier du?  [Fart][Skala 2]|Bruk  [App]|Bruk  [Web]|Bruk  [Annet]|Hvorfor? [Kommentar]|A [note] [Sub one]
1|1980-01-01 00:00:00|3|nb|123|4|5|Yes|No|||3
2||1|nb|124|4||No|No|||
3|2026-05-01 10:00:00|3|nb|125|4|5|Yes|Yes|Brev|Fordi|4
||||||||||||`,
			platform: LimeSurvey, variant: VariantFullText, headers: 1,
			columns: `
Response ID: id
Date submitted: ended
Last page: progress
Start language: language
Seed: meta
Hva sier du?  [Fart][Skala 1]: answer Hva sier du? > Fart side 1
Hva sier du?  [Fart][Skala 2]: answer Hva sier du? > Fart side 2
Bruk  [App]: choice Bruk > App
Bruk  [Web]: choice Bruk > Web
Bruk  [Annet]: comment Bruk > Annet
Hvorfor? [Kommentar]: comment Hvorfor? > Kommentar
A [note] [Sub one]: answer A [note] > Sub one`,
			drops: "- incomplete - blank",
		},
		{
			name: "LimeSurvey, a statement that is called Other",
			rows: `
Response ID|Date submitted|Last page|Start language|How good? [Speed]|How good? [Other]
1|2026-05-01 10:00:00|3|en|good|good
2|2026-05-01 10:00:00|3|en|bad|good`,
			platform: LimeSurvey, variant: VariantFullText, headers: 1,
			columns: "\n\n\n\n\n\nHow good? [Other]: answer How good? > Other",
		},
		{
			name: "LimeSurvey, a grid of numbers with two columns",
			rows: `
Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Wie? [Tempo][Erwartet]|Wie? [Tempo][Erlebt]|Wie? [Personal][Erwartet]|Wie? [Personal][Erlebt]
1|2026-05-01 10:00:00|3|de|6|5|7|5`,
			platform: LimeSurvey, variant: VariantFullText, headers: 1,
			columns: `




Wie? [Tempo][Erwartet]: answer Wie? [Erwartet] > Tempo side 1
Wie? [Tempo][Erlebt]: answer Wie? [Erlebt] > Tempo side 2
Wie? [Personal][Erwartet]: answer Wie? [Erwartet] > Personal side 1
Wie? [Personal][Erlebt]: answer Wie? [Erlebt] > Personal side 2`,
		},
		{
			name: "LimeSurvey, codes",
			rows: `
id|submitdate|lastpage|startlanguage|Q1[SQ001][1]|Q1[SQ001][2]|Q2[SQ001]|Q2[SQ002]|Q2[other]|Q3|Q3[comment]|Q4[SQ001_SQ002]
7||2|en|A1|A2|Y|||A1||3
8|2026-05-01 10:00:00|2|en|A1|A2|Y|Y|x|-oth-|y|4`,
			platform: LimeSurvey, variant: VariantCodes, headers: 1,
			columns: `
id: id
submitdate: ended
lastpage: progress
startlanguage: language
Q1[SQ001][1]: answer Q1 > SQ001 side 1
Q1[SQ001][2]: answer Q1 > SQ001 side 2
Q2[SQ001]: choice Q2 > SQ001
Q2[SQ002]: choice Q2 > SQ002
Q2[other]: comment Q2 > other
Q3: answer
Q3[comment]: comment Q3 > comment
Q4[SQ001_SQ002]: answer Q4[SQ002] > SQ001`,
			drops: "incomplete -",
		},
		{
			name: "LimeSurvey for R, no metadata",
			rows: `
E_SQ001|E_SQ002|P_SQ001|P_SQ002|P_comment
6|7|5|5|no
6|6|4|5|`,
			platform: LimeSurvey, variant: VariantCodes, headers: 1,
			columns: `
E_SQ001: answer E > SQ001
E_SQ002: answer E > SQ002
P_SQ001: answer P > SQ001
P_SQ002: answer P > SQ002
P_comment: comment P > comment`,
		},
		{
			name: "LimeSurvey, code and text",
			rows: `
id. Response ID|submitdate. Date submitted|lastpage. Last page|Q1[SQ001]. How? [Speed]|Q1[SQ002]. How? [Staff]|Q2[SQ001][1]. What? [Speed][Scale 1]|Q2[SQ001][2]. What? [Speed][Scale 2]
1|2026-05-01 10:00|3|5|6|1|2
2||1|5|6|1|2`,
			platform: LimeSurvey, variant: VariantCodeAndText, headers: 1,
			columns: `
id: id
submitdate: ended
lastpage: progress
Q1[SQ001]: answer How? > Speed
Q1[SQ002]: answer How? > Staff
Q2[SQ001][1]: answer What? > Speed side 1
Q2[SQ001][2]: answer What? > Speed side 2`,
			drops: "- incomplete",
		},
		{
			name: "Typeform, choices as columns, markup",
			rows: `
#|*How* do you like it?|<strong>Why</strong>?|App|Web|Web7|Response Type|Start Date (UTC)|Stage Date (UTC)|Submit Date (UTC)|Network ID|Tags
a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6|4|Because|App||Web|completed|2026-05-01 10:00:00||2026-05-01 10:01:00|x|
a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f7|||App|Web||partial|2026-05-01 10:00:00|||x|`,
			platform: Typeform, variant: VariantCurrent, headers: 1,
			columns: `
#: id
*How* do you like it?: answer
<strong>Why</strong>?: answer
App: choice  > App
Web: choice  > Web
Web7: choice  > Web
Response Type: status
Start Date (UTC): started
Stage Date (UTC): meta
Submit Date (UTC): ended
Network ID: meta
Tags: meta`,
			drops: "- incomplete",
		},
		{
			name: "Jotform",
			rows: `
Submission Date|Rate us >> Speed|Rate us >> Staff|Services
Jul 19, 2022|4|5|A\nB`,
			platform: Jotform, variant: VariantFullText, headers: 1,
			columns: `
Submission Date: ended
Rate us >> Speed: answer Rate us > Speed
Rate us >> Staff: answer Rate us > Staff
Services: answer`,
		},
		{
			name: "Alchemer",
			rows: `
Response ID|Time Started|Date Submitted|Status|Contact ID|IP Address|Speed:How good: really?|Staff:How good: really?|App:What do you use?|Web:What do you use?|Other - Write In:What do you use?|Note: any words?
1|2026-05-01 10:00:00|2026-05-01 10:01:00|Complete||1.2.3.4|4|5|App|||
2|2026-05-01 10:00:00||Partial||1.2.3.4|4|||Web|Fax|
3|2026-05-01 10:00:00|2026-05-01 10:01:00|Disqualified||1.2.3.4||||||
4|2026-05-01 10:00:00|2026-05-01 10:01:00|Deleted||1.2.3.4|3|3||||`,
			platform: Alchemer, variant: VariantFullText, headers: 1,
			columns: `
Response ID: id
Time Started: started
Date Submitted: ended
Status: status
Contact ID: contact
IP Address: contact
Speed:How good: really?: answer How good: really? > Speed
Staff:How good: really?: answer How good: really? > Staff
App:What do you use?: choice What do you use? > App
Web:What do you use?: choice What do you use? > Web
Other - Write In:What do you use?: comment What do you use? > Other - Write In
Note: any words?: answer`,
			drops: "- incomplete screened_out deleted",
		},
		{
			name: "Kobo, groups, choices, names and labels",
			rows: `
start|end|service/speed|service/staff|channel|channel/app|channel/web|meta/instanceID|_id|_uuid|_submission_time|_index
start|end|How was the speed?|And the staff?|Which do you use?|Which do you use?/App|Which do you use?/Web|meta/instanceID|_id|_uuid|_submission_time|_index
2026-05-01T10:00:00.000+02:00|2026-05-01T10:01:00.000+02:00|4|5|app web|1|1|uuid:0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f|101|0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f|2026-05-01T08:01:00|1
2026-05-01T10:00:00.000+02:00|2026-05-01T10:01:00.000+02:00|n/a|5|app|1|0|uuid:0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e50|102|0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e50|2026-05-01T08:01:00|2`,
			platform: Kobo, variant: VariantCodes, headers: 2,
			columns: `
start: started
end: ended
service/speed: answer service > speed
service/staff: answer service > staff
channel: answer
channel/app: choice channel > app
channel/web: choice channel > web
meta/instanceID: id
_id: id
_uuid: id
_submission_time: ended
_index: meta`,
		},
		{
			name: "ODK",
			rows: `
SubmissionDate|service-speed|service-staff|meta-instanceID|KEY
2026-05-01T10:00:00.000Z|4|5|uuid:0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f|uuid:0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f`,
			platform: ODK, variant: VariantCodes, headers: 1,
			columns: "\nSubmissionDate: ended\nservice-speed: answer service > speed\nservice-staff: answer service > staff\nmeta-instanceID: id\nKEY: id",
		},
		{
			name: "REDCap, several rows of one respondent",
			rows: `
study_id|redcap_event_name|redcap_repeat_instance|redcap_survey_identifier|form_timestamp|var___1|var____99|q1|form_complete
1|baseline_arm_1|||2026-05-01 10:00:00|1|0|4|2
1|follow_arm_1|1||[not completed]|0|0||0`,
			platform: REDCap, variant: VariantCodes, headers: 1,
			columns: `
study_id: answer
redcap_event_name: meta
redcap_repeat_instance: meta
redcap_survey_identifier: contact
form_timestamp: ended
var___1: choice var > 1
var____99: choice var > -99
q1: answer
form_complete: finished`,
			drops: "- incomplete",
		},
		{
			name: "REDCap, labels",
			rows: `
Record ID|Event Name|Which do you use? (choice=App)|Which do you use? (choice=Web)|Complete?|Complete?
1|Baseline|Checked|Unchecked|Complete|Incomplete`,
			platform: REDCap, variant: VariantLabels, headers: 1,
			columns: `
Record ID: id
Event Name: meta
Which do you use? (choice=App): choice Which do you use? > App
Which do you use? (choice=Web): choice Which do you use? > Web
Complete?: finished
Complete?: finished`,
			drops: "-",
		},
		{
			name: "Nettskjema",
			rows: `
$submission_id|$created|radio|grid.speed|grid.staff|box.app|box.web|$answer_time_ms
276|2026-05-01T20:57:15+02:00|-1|4|5|1|0|74630
277|2026-05-01T20:57:15+02:00|1|4|4|0|0|74630`,
			platform: Nettskjema, variant: VariantCodes, headers: 1,
			columns: `
$submission_id: id
$created: ended
radio: answer
grid.speed: answer grid > speed
grid.staff: answer grid > staff
box.app: choice box > app
box.web: choice box > web
$answer_time_ms: duration`,
		},
		{
			name: "SurveyXact",
			rows: `
survey|respondentid|created|closetime|starttime|difftime|email|s_1|s_2_1|s_2_2|s_3_1|s_3_2|statoverall_1|statoverall_2|statoverall_3|statoverall_4|statoverall_5
1293732|822906637|2021-08-20 10:27:52|2021-08-20 10:30:25|2021-08-20 10:28:58|87,296|a@b.dk|3|4|5|1|0|0|0|0|1|0
1293732|822906638|2021-08-20 10:27:52||2021-08-20 10:28:58|||3|4||0|0|0|0|1|0|0`,
			platform: SurveyXact, variant: VariantCodes, headers: 1,
			columns: `
survey: meta
respondentid: id
created: meta
closetime: ended
starttime: started
difftime: duration
email: contact
s_1: answer
s_2_1: answer s_2 > 1
s_2_2: answer s_2 > 2
s_3_1: choice s_3 > 1
s_3_2: choice s_3 > 2
statoverall_1: meta`,
			drops: "- incomplete",
		},
		{
			name: "Forsta",
			rows: `
responseid|respid|interview_start|interview_end|status|exp_1|exp_2
1|4|2026-05-01 10:00:00|2026-05-01 10:05:00|complete|4|5
2|3|2026-05-01 10:00:00||incomplete|4|
3|2|2026-05-01 10:00:00|2026-05-01 10:01:00|screened||
4|1|2026-05-01 10:00:00|2026-05-01 10:01:00|quotafull||`,
			platform: Forsta, variant: VariantCodes, headers: 1,
			columns: `
responseid: id
respid: meta
interview_start: started
interview_end: ended
status: status
exp_1: answer`,
			drops: "- incomplete screened_out screened_out",
		},
		{
			name: "Questback",
			rows: `
lfdn|external_lfdn|tester|dispcode|lastpage|quality|duration|c_0001|v_1|v_2|rts1001
1|0|0|31|99||230||4|-77|12
2|0|0|32|99||230||4|5|12
3|0|0|22|12||30||4|0|12
4|0|1|31|99||230||4|5|12
5|0|0|37|3||9||4|0|12`,
			platform: Questback, variant: VariantCodes, headers: 1,
			columns: `
lfdn: id
external_lfdn: meta
tester: meta
dispcode: status
lastpage: progress
quality: meta
duration: duration
c_0001: meta
v_1: answer
v_2: answer
rts1001: timing`,
			drops: "- - incomplete test screened_out",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := sheet(tt.rows)
			d := Read(rows)
			if d.Platform != tt.platform || d.Variant != tt.variant || d.HeaderRows != tt.headers {
				t.Fatalf("got %q %q by %q, %d header rows; want %q %q, %d", d.Platform, d.Variant, d.Evidence, d.HeaderRows, tt.platform, tt.variant, tt.headers)
			}
			if d.Aggregate {
				t.Error("taken for a report")
			}
			checkColumns(t, d.Columns, tt.columns)
			checkDrops(t, d, rows, tt.drops)
			if repeated := strings.Contains(tt.name, "several rows") || tt.variant == VariantLabels; d.RepeatedBy != "" != repeated {
				t.Errorf("repeated: got %q", d.RepeatedBy)
			}
		})
	}
}

// checkColumns compares columns with their descriptions, a line each.
func checkColumns(t *testing.T, columns []Column, want string) {
	t.Helper()
	if want == "" {
		return
	}
	for i, line := range strings.Split(strings.TrimPrefix(want, "\n"), "\n") {
		if i >= len(columns) {
			t.Fatalf("got %d columns, want more: %s", len(columns), line)
		}
		got := strings.ReplaceAll(strings.ReplaceAll(describe(columns[i]), "\n", `\n`), "\u00a0", " ")
		if line != "" && got != line {
			t.Errorf("column %d: got %s, want %s", i+1, got, line)
		}
	}
}

// checkDrops compares the reason of each row below the header; - is none.
func checkDrops(t *testing.T, d Dialect, rows [][]string, want string) {
	t.Helper()
	for i, reason := range strings.Fields(want) {
		got := "-"
		if rule, ok := d.Drop(rows[d.First()+i]); ok {
			got = d.Rules[rule].Reason
		}
		if got != reason {
			t.Errorf("row %d below the header: got %s, want %s", i+1, got, reason)
		}
	}
}
