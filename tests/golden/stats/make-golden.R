# Makes the reference tables of this folder with base R, none of our code:
#   cd tests/golden/stats && Rscript make-golden.R
# The committed tables come from R 4.2.2.
f <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x + 0)) # R answers -0 for some quantiles
save <- function(.file, ...) write.csv(data.frame(..., check.names = FALSE), .file, row.names = FALSE, quote = FALSE)

# Binomial tails and densities: middle, both ends, tails near 1e-300, up to a million trials.
tails <- rbind(
  expand.grid(n = c(1, 2, 5), p = c(.5, .9, .975), k = 0:1),
  expand.grid(n = c(10, 37), p = c(.1, .9, .95), k = c(0, 3, 9, 10)),
  expand.grid(n = 263, p = c(.5, .8, .9), k = c(0, 81, 200, 237, 262)),
  expand.grid(n = 20000, p = .9, k = c(16800, 17500, 17900, 18000, 18100, 18400)),
  expand.grid(n = 20000, p = .95, k = c(18152, 18700, 19000, 19300)),
  expand.grid(n = 1e6, p = .9, k = c(889000, 890000, 899000, 900000, 900500, 910000)),
  expand.grid(n = 1e6, p = c(.001, .999), k = c(700, 1000, 1400, 998600, 999000, 999300)))
save("binomial-tails.csv", n = f(tails$n), p = f(tails$p), k = f(tails$k),
  lower = f(pbinom(tails$k, tails$n, tails$p)),
  upper = f(pbinom(tails$k, tails$n, tails$p, lower.tail = FALSE)),
  density = f(dbinom(tails$k, tails$n, tails$p)))

quantiles <- expand.grid(n = c(1, 2, 3, 10, 53, 400, 20000, 1e6), p = c(.1, .5, .9, .95, .999),
  probability = c(.001, .025, .5, .975, .999))
save("binomial-quantiles.csv", n = f(quantiles$n), p = f(quantiles$p),
  probability = f(quantiles$probability), r = f(with(quantiles, qbinom(probability, n, p))))

betas <- data.frame(a = c(.01, .5, .5, 1, 2.34, 21.4, 184.2, 9e5, 9e5, 900500, 1e6),
  b = c(.3, .5, 2, 1, 14.1, 1.64, 12.9, 1e5, 1e5, 100100, 30),
  x = c(.2, .9, .01, .37, .3, .9, .9, .9, .897, .9, .9999))
save("beta-tails.csv", a = f(betas$a), b = f(betas$b), x = f(betas$x),
  lower = f(with(betas, pbeta(x, a, b))), upper = f(with(betas, pbeta(x, a, b, lower.tail = FALSE))))

# Spiegelhalter 2005, A.1.1, written out.
limit <- function(p, n, t) {
  r <- qbinom(p, n, t)
  a <- (pbinom(r, n, t) - p) / (pbinom(r, n, t) - pbinom(r - 1, n, t))
  pmin(1, pmax(0, (r - a) / n))
}
points <- expand.grid(target = c(.5, .8, .9, .95, .99), n = c(1, 2, 3, 5, 10, 29, 100, 263, 1000, 20000, 1e6))
save("funnel-limits.csv", n = f(points$n), target = f(points$target),
  low_998 = f(with(points, limit(.001, n, target))), low_95 = f(with(points, limit(.025, n, target))),
  high_95 = f(with(points, limit(.975, n, target))), high_998 = f(with(points, limit(.999, n, target))))

# Cohorts of dealers: prior by brute force from many starts, then every column of `stats standings`.
cohort <- function(seed, m, size, kappa, target) {
  set.seed(seed)
  due <- c(pmax(1, round(exp(rnorm(m - 1, log(size), 1.2)))), 0)
  on_time <- rbinom(m, due, rbeta(m, .93 * kappa, .07 * kappa))
  used <- due > 0; x <- on_time[used]; n <- due[used]; rate <- x / n; z <- qnorm(.975)
  half <- z * sqrt(rate * (1 - rate) / n + z^2 / 4 / n^2)
  low <- (rate + z^2 / 2 / n - half) / (1 + z^2 / n); high <- (rate + z^2 / 2 / n + half) / (1 + z^2 / n)
  p_value <- pbinom(x, n, target); q_value <- p.adjust(p_value, "BH")
  standing <- ifelse(q_value <= .05, "weak", ifelse(rate < target, "watch", ifelse(low >= target, "strong", "meets")))
  loss <- function(th) {
    a <- plogis(th[1]) * exp(th[2]); b <- plogis(-th[1]) * exp(th[2])
    -sum(lchoose(n, x) + lbeta(x + a, n - x + b) - lbeta(a, b))
  }
  runs <- lapply(c(-2, .5, 2, 4, 6, 8, 11, 13), function(start) nlminb(c(qlogis(sum(x) / sum(n)), start), loss,
    lower = c(-15, -12), upper = c(20, log(1e6)), control = list(rel.tol = 1e-15, x.tol = 1e-13, iter.max = 1000)))
  best <- runs[[which.min(sapply(runs, function(run) run$objective))]]
  alpha <- plogis(best$par[1]) * exp(best$par[2]); beta <- plogis(-best$par[1]) * exp(best$par[2])
  all <- function(values) { column <- rep(NA, m); column[used] <- values; column }
  table <- data.frame(cohort = seed, target = f(target), alpha = f(alpha), beta = f(beta), log_likelihood = f(-best$objective),
    due, on_time, rate = f(all(rate)), wilson_low = f(all(low)), wilson_high = f(all(high)),
    p_value = f(all(p_value)), q_value = f(all(q_value)), standing = "none",
    shrunk_rate = f(all((alpha + x) / (alpha + beta + n))),
    prob_below_target = f(all(pbeta(target, alpha + x, beta + n - x))))
  table$standing[used] <- standing
  table
}
standings <- rbind(cohort(1, 30, 25, 15, .9), cohort(2, 12, 40, 5000, .9), cohort(3, 40, 300, 60, .95), cohort(4, 25, 8, 3, .8),
  cohort(5, 20, 40000, 200, .9))
write.csv(standings, "standings.csv", row.names = FALSE, quote = FALSE)

# Overdispersion of the same cohorts: arcsine z-scores, winsorised at 10 %, phi, tau squared, limits at n = 50.
overdispersion <- function(table) {
  used <- table$due > 0; n <- table$due[used]; x <- table$on_time[used]
  centre <- sum(x) / sum(n); y <- asin(sqrt(x / n)); s <- 1 / (2 * sqrt(n)); z <- (y - asin(sqrt(centre))) / s
  ends <- quantile(z, c(.1, .9)); phi <- mean(pmin(ends[2], pmax(ends[1], z))^2); w <- 1 / s^2
  tau2 <- max(0, (length(z) * phi - (length(z) - 1)) / (sum(w) - sum(w^2) / sum(w)))
  at <- sin(pmin(pi / 2, pmax(0, asin(sqrt(centre)) + qnorm(c(.001, .025, .975, .999)) * sqrt(1 / 200 + tau2))))^2
  data.frame(cohort = table$cohort[1], centre = f(centre), phi = f(phi), tau_squared = f(tau2), low_998 = f(at[1]),
    low_95 = f(at[2]), high_95 = f(at[3]), high_998 = f(at[4]))
}
write.csv(do.call(rbind, lapply(split(standings, standings$cohort), overdispersion)), "overdispersion.csv",
  row.names = FALSE, quote = FALSE)
