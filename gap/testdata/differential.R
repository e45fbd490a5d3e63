# Computes by base R alone what the Go test beside compares: Rscript differential.R FOLDER.
# FOLDER has surveys.csv (survey, item, dimension) and SURVEY.csv (E1 …, P1 …), and gets
# results.csv (survey, level, id, name, value).
folder <- commandArgs(TRUE)[1]
plan <- read.csv(file.path(folder, "surveys.csv"))
out <- file(file.path(folder, "results.csv"), "w")
level <- 0.95

# paired is all of one gap, of the people who have both sides.
paired <- function(e, p, d) {
  n <- length(d)
  r <- c(n = n)
  if (n > 0) r <- c(r, from = mean(e), to = mean(p), gap = mean(d))
  # Thirds and the like of equal differences are not quite equal as binary numbers.
  varies <- n > 1 && diff(range(d)) > 1e-9
  if (varies) {
    t <- t.test(d, conf.level = level)
    r <- c(r, se = unname(t$stderr), low = t$conf.int[1], high = t$conf.int[2], t = unname(t$statistic),
           df = unname(t$parameter), p = t$p.value, d_z = mean(d) / sd(d))
  } else if (n > 1) {
    r <- c(r, se = 0, low = mean(d), high = mean(d)) # t.test refuses data that are constant
  }
  d <- signif(d, 12)
  d <- d[abs(d) > 1e-9]
  if (length(d) > 0) {
    ranks <- rank(abs(d))
    plus <- sum(ranks[d > 0])
    r <- c(r, v = plus)
    if (length(d) > 50) {
      r <- c(r, p_rank = suppressWarnings(wilcox.test(d, exact = FALSE, correct = TRUE)$p.value))
    } else if (!anyDuplicated(abs(d))) {
      r <- c(r, p_rank = wilcox.test(d, exact = TRUE)$p.value)
    } else {
      r <- c(r, p_rank = conditional(ranks, plus))
    }
  }
  r
}

# conditional is the exact test given mid-ranks, of which there are at most 50.
conditional <- function(ranks, plus) {
  twice <- round(2 * ranks)
  size <- sum(twice) + 1
  chance <- c(1, numeric(size - 1))
  for (w in twice) chance <- (chance + c(numeric(w), chance[seq_len(size - w)])) / 2
  at <- round(2 * plus) + 1
  min(1, 2 * min(sum(chance[seq_len(at)]), sum(chance[at:size])))
}

# alpha is Cronbach's of complete cases with Feldt's interval.
alpha <- function(items, name) {
  items <- items[complete.cases(items), , drop = FALSE]
  k <- ncol(items)
  n <- nrow(items)
  if (k < 2 || n < 2) return(NULL)
  s <- cov(items)
  if (sum(s) < 1e-12) return(NULL)
  a <- k / (k - 1) * (1 - sum(diag(s)) / sum(s))
  ends <- 1 - (1 - a) * qf(c((1 + level) / 2, (1 - level) / 2), n - 1, (n - 1) * (k - 1))
  setNames(c(a, ends), paste0(name, c("", "_low", "_high")))
}

write_rows <- function(survey, level, id, r) {
  r <- r[!is.na(r)]
  if (length(r)) writeLines(sprintf("%d,%s,%s,%s,%.17g", survey, level, id, names(r), r), out)
}

adjusted <- function(survey, level, rows) {
  p <- sapply(rows, function(r) unname(r["p"]))
  holm <- p.adjust(p, "holm")
  for (i in seq_along(rows)) write_rows(survey, level, names(rows)[i], c(rows[[i]], p_adj = unname(holm[i])))
}

for (survey in unique(plan$survey)) {
  items <- plan[plan$survey == survey, ]
  answers <- as.matrix(read.csv(file.path(folder, paste0(survey, ".csv"))))
  e <- answers[, paste0("E", items$item), drop = FALSE]
  p <- answers[, paste0("P", items$item), drop = FALSE]
  both <- !is.na(e) & !is.na(p)
  rows <- lapply(seq_len(nrow(items)), function(i) paired(e[both[, i], i], p[both[, i], i], (p - e)[both[, i], i]))
  adjusted(survey, "item", setNames(rows, items$item))

  rows <- list()
  gaps <- NULL
  for (dimension in unique(items$dimension)) {
    at <- which(items$dimension == dimension)
    count <- rowSums(both[, at, drop = FALSE])
    counts <- 2 * count >= length(at)
    score <- function(x) {
      x[!both] <- 0
      (rowSums(x[, at, drop = FALSE]) / count)[counts]
    }
    d <- score(p - e)
    r <- paired(score(e), score(p), d)
    rows[[as.character(dimension)]] <- c(r, alpha(e[, at, drop = FALSE], "alpha_from"), alpha(p[, at, drop = FALSE], "alpha_to"))
    own <- rep(NA, nrow(e))
    own[counts] <- d
    gaps <- cbind(gaps, own)
  }
  adjusted(survey, "dimension", rows)
  every <- complete.cases(gaps)
  overall <- rowMeans(gaps)[every]
  r <- paired(overall, overall, overall)
  write_rows(survey, "overall", "overall", r[setdiff(names(r), c("from", "to"))])
}
close(out)
