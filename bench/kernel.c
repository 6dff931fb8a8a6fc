/* The costs product over columns, as one would write it in C: what `costs.yakkan` says, line by line due.
   kernel COLUMNS DUES REPEATS: reads the columns, writes what is due by line, prints nanoseconds per incident. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RESPONSE, FORENSICS, CONTAINMENT, RECURRENCE, PROBE, HEADS };

static int32_t rows, lines;
static int32_t *end_, *head, *approved, *day;
static double *amount, *limit_, *own_share, *due;
static uint8_t *verdict;

/* Takes `cut` from the lines of heads from..to: pro rata over heads, then over lines, by running total. */
static void take(int32_t first, int32_t last, int from, int to, int64_t cut) {
  int64_t sums[HEADS] = {0}, there = 0;
  for (int32_t i = first; i < last; i++)
    if (head[i] >= from && head[i] <= to) { sums[head[i]] += (int64_t)due[i]; there += (int64_t)due[i]; }
  int64_t running = 0, borne = 0;
  for (int h = from; h <= to; h++) {
    if (sums[h] == 0) continue;
    running += sums[h];
    int64_t upto = (int64_t)((__int128)cut * running / there), share = upto - borne;
    borne = upto;
    int64_t run = 0, took = 0;
    for (int32_t i = first; i < last; i++) {
      if (head[i] != h) continue;
      run += (int64_t)due[i];
      int64_t to_here = (int64_t)((__int128)share * run / sums[h]);
      due[i] -= (double)(to_here - took);
      took = to_here;
    }
  }
}

static int64_t sum(int32_t first, int32_t last, int from, int to) {
  int64_t s = 0;
  for (int32_t i = first; i < last; i++) if (head[i] >= from && head[i] <= to) s += (int64_t)due[i];
  return s;
}

static void pays(int32_t first, int32_t last, int h, int percent) {
  int64_t x = sum(first, last, h, h);
  if (x > 0) take(first, last, h, h, x - x * percent / 100);
}

static void settle(int32_t from, int32_t to) {
  for (int32_t r = 0, first = 0; r < rows; first = end_[r], r++) {
    int32_t last = end_[r];
    int in_period = day[r] >= from && day[r] < to;
    for (int32_t i = first; i < last; i++) {
      int needs = head[i] == FORENSICS || head[i] == CONTAINMENT;
      int open = needs && approved[i] == 1, refused = !in_period || (needs && approved[i] == 0);
      verdict[i] = refused ? 0 : open ? 1 : 2;
      due[i] = verdict[i] == 2 ? amount[i] : 0;
    }
    int64_t x = sum(first, last, RESPONSE, PROBE), d = (int64_t)own_share[r];
    if (d > x) d = x;
    if (d > 0) take(first, last, RESPONSE, PROBE, d);
    pays(first, last, CONTAINMENT, 90);
    pays(first, last, RECURRENCE, 90);
    x = sum(first, last, CONTAINMENT, RECURRENCE);
    if (x > 3000000) take(first, last, CONTAINMENT, RECURRENCE, x - 3000000);
    pays(first, last, PROBE, 80);
    x = sum(first, last, RESPONSE, PROBE);
    if (x > (int64_t)limit_[r]) take(first, last, RESPONSE, PROBE, x - (int64_t)limit_[r]);
  }
}

static void *column(FILE *f, size_t size, int32_t count) {
  void *p = malloc(size * (size_t)count + 8);
  if (fread(p, size, (size_t)count, f) != (size_t)count) exit(2);
  return p;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  FILE *f = fopen(argv[1], "rb");
  int32_t at[4];
  if (!f || fread(at, 4, 4, f) != 4) return 2;
  rows = at[0]; lines = at[1];
  limit_ = column(f, 8, rows); own_share = column(f, 8, rows); amount = column(f, 8, lines);
  end_ = column(f, 4, rows); day = column(f, 4, rows); head = column(f, 4, lines); approved = column(f, 4, lines);
  due = malloc(8 * (size_t)lines + 8); verdict = malloc((size_t)lines + 8);
  double best = 1e300;
  for (int k = atoi(argv[3]); k > 0; k--) {
    struct timespec a, b;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    settle(at[2], at[3]);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    double ns = (double)(b.tv_sec - a.tv_sec) * 1e9 + (double)(b.tv_nsec - a.tv_nsec);
    if (ns < best) best = ns;
  }
  FILE *out = fopen(argv[2], "wb");
  fwrite(due, 8, (size_t)lines, out);
  fclose(out);
  printf("%.3f\n", best / rows);
  return 0;
}
