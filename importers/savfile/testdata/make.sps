* pspp --syntax-encoding=UTF-8 make.sps, in this folder, with PSPP 1.6.2.
SET LOCALE='windows-1252'.
DATA LIST LIST (";") /Løpenummer_til_svareren (F8.0) p1 p2 (F1.0) grade (F8.2) kommune (A4) dag (EDATE10) slutt (DATETIME20) tid (TIME8) lang (A20) tekst (A300).
BEGIN DATA
1;7;9;0.1;0301;31.03.2026;31-MAR-2026 08:05:00;00:01:30;Ja, gjerne;Kort
2;1;;-1000.25;æøå;01.01.1600;;26:00:00;Nei;
300;9;8;3;;;;;;Lang
END DATA.
IF tekst='Lang' tekst=RPAD('Lang',299,'g').
VARIABLE LABELS p1 'Når de lover noe, holder de det'.
VALUE LABELS p1 p2 1 'Helt uenig' 7 'Helt enig' 9 'Vet ikke' /kommune '0301' 'Oslo' /lang 'Ja, gjerne' 'Ja'.
MISSING VALUES p1 (9) /p2 (8 THRU HI) /grade (-1000.25) /kommune ('æøå') /lang ('Nei').
SAVE OUTFILE='pspp-1252.sav' /COMPRESSED.
SAVE OUTFILE='pspp-1252.zsav' /ZCOMPRESSED.
