# Rscript make.R, in this folder, with haven 2.5.1.
library(haven)
data <- data.frame(
  Løpenummer_til_svareren = c(1, 2, 300),
  p1 = labelled_spss(c(7, 1, 9), c("Helt uenig" = 1, "Helt enig" = 7, "Vet ikke" = 9), 9, label = "Når de lover noe, holder de det"),
  p2 = labelled_spss(c(9, NA, 8), c("Helt uenig" = 1, "Helt enig" = 7, "Vet ikke" = 9), na_range = c(8, Inf)),
  grade = labelled_spss(c(0.1, -1000.25, 3), na_values = -1000.25),
  kommune = labelled_spss(c("0301", "æøå", ""), c(Oslo = "0301"), "æøå"),
  dag = as.Date(c("2026-03-31", "1600-01-01", NA)),
  slutt = as.POSIXct(c("2026-03-31 08:05:00", NA, NA), tz = "UTC"),
  tid = hms::hms(c(90, 26 * 3600, NA)),
  lang = labelled_spss(c("Ja, gjerne", "Nei", ""), c(Ja = "Ja, gjerne"), "Nei"),
  tekst = c("Kort", "", paste0("Lang", strrep("g", 295))))
write_sav(data, "haven-utf8.sav", compress = "none")
