#!/bin/sh
# Makes the workbooks from answers.fods, in this folder, with LibreOffice 7.4.7
# and Gnumeric 1.12.55. Both stamp the time, so that the bytes differ each time.
set -e
soffice --headless --convert-to ods answers.fods
mv answers.ods libreoffice.ods
soffice --headless --convert-to xlsx answers.fods
ssconvert -T Gnumeric_OpenCalc:odf answers.xlsx gnumeric.ods
rm answers.xlsx
