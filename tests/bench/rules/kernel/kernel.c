/*
 * The straightforward native kernel: for every person and every destination of the zone the first day, within the
 * horizon, on which some pathway's requirements all hold. One thread, raw records, no sharing of work between
 * destinations. Rules and population come out of one file (file.ts); what it cannot say, table.ts refuses.
 * A line on standard input runs one round and is answered with its CPU seconds; "w PATH" writes what was found.
 */
#include "input.h"
#include <time.h>

typedef struct { int from, to; } Span;
typedef struct { int from, to, weight, here; } Claim;

static uint16_t *first;

static int counts(const Requirement *r, uint32_t record, int d) {
  if (!(r->kinds >> kind[record] & 1) || tags[record] & excluded_tags) return 0;
  return r->here ? city[record] == d : city[record] != OUTSIDE;
}

/* The counting days of a record, up to the horizon; false when there are none. */
static int counting(uint32_t record, int d, Span *days) {
  int c = city[record];
  days->from = start[record] > counts_from ? start[record] : counts_from;
  days->to = end[record] < last_day ? end[record] : last_day;
  if (c != d) {
    if (days->from < recognised_from[c]) days->from = recognised_from[c];
    if (days->to > recognised_until[c]) days->to = recognised_until[c];
  }
  return days->from <= days->to;
}

/* Adds to a list that is in order; what meets or overlaps becomes one. */
static int add(Span *list, int length, Span days) {
  int at = length;
  while (at > 0 && list[at - 1].from > days.from) at--;
  memmove(list + at + 1, list + at, sizeof(Span) * (size_t)(length - at));
  list[at] = days;
  int kept = at > 0 ? at - 1 : 0;
  for (int i = kept + 1; i <= length; i++) {
    if (list[i].from <= list[kept].to + 1) {
      if (list[i].to > list[kept].to) list[kept].to = list[i].to;
    } else {
      list[++kept] = list[i];
    }
  }
  return kept + 1;
}

static int days_current(const Requirement *r, int person, int d, Span *out) {
  int length = 0;
  for (uint32_t record = offset[person]; record < offset[person + 1]; record++) {
    Span days;
    if (!counts(r, record, d) || !counting(record, d, &days)) continue;
    if (r->months) {
      /* A month that is covered is "last month" during the next one. */
      days.from = first_of[month_of[days.from] + 1];
      days.to = first_of[month_of[days.to] + 2] - 1;
    }
    length = add(out, length, days);
  }
  return length;
}

/* The first day on which enough is credited; last_day + 1 when there is none. */
static int day_credited(const Requirement *r, int person, int d) {
  Claim claim[MOST_RECORDS];
  int cut[2 * MOST_RECORDS], claims = 0, cuts = 0;
  if (r->threshold == 0) return today;
  for (uint32_t record = offset[person]; record < offset[person + 1]; record++) {
    Span days;
    if (!counts(r, record, d) || !counting(record, d, &days)) continue;
    Claim *own = &claim[claims++];
    own->from = r->months ? month_of[days.from] : days.from;
    own->to = r->months ? month_of[days.to] : days.to;
    own->here = city[record] == d;
    own->weight = r->convert ? coefficient[city[record] * cities + d] : SCALE;
    int edges[2] = {own->from, own->to + 1};
    for (int i = 0; i < 2; i++) {
      int at = cuts++;
      for (; at > 0 && cut[at - 1] > edges[i]; at--) cut[at] = cut[at - 1];
      cut[at] = edges[i];
    }
  }
  int64_t own = 0, elsewhere = 0;
  for (int i = 0; i + 1 < cuts; i++) {
    int units = cut[i + 1] - cut[i], weight = 0, here = 0;
    if (units == 0) continue;
    for (int j = 0; j < claims; j++) {
      if (claim[j].from > cut[i] || claim[j].to < cut[i]) continue;
      /* The best coefficient takes the unit; of equals, the destination. */
      if (claim[j].weight > weight || (claim[j].weight == weight && claim[j].here)) {
        weight = claim[j].weight;
        here = claim[j].here;
      }
    }
    if (weight == 0) continue;
    int64_t missing = r->threshold - own - elsewhere;
    if (!here && r->share >= 0 && r->share - elsewhere < missing && r->share - elsewhere < (int64_t)units * weight) {
      elsewhere = r->share;
      continue;
    }
    if (missing <= (int64_t)units * weight) {
      int unit = cut[i] + (int)((missing + weight - 1) / weight) - 1;
      return r->months ? first_of[unit + 1] : unit;
    }
    *(here ? &own : &elsewhere) += (int64_t)units * weight;
  }
  return last_day + 1;
}

static int days_of(const Requirement *r, int person, int d, Span *out) {
  int length = 0, given;
  switch (r->type) {
    case CURRENT:
      return days_current(r, person, d, out);
    case CREDITED:
      out[0] = (Span){day_credited(r, person, d), last_day};
      return 1;
    case AGE:
      if (birth[person] == NO_DAY) return 0;
      out[0].from = r->min < 0 ? 0 : birthday(birth[person], r->min);
      out[0].to = r->max < 0 ? last_day : birthday(birth[person], r->max + 1) - 1;
      return 1;
    case ATTRIBUTE:
      given = attribute[r->column][person];
      out[0] = (Span){0, last_day};
      return given != 0 && (r->allowed >> given & 1);
    default:
      for (int i = 0; i < r->parts; i++) {
        Span days[MOST_RECORDS];
        int more = days_of(&r->part[i], person, d, days);
        for (int j = 0; j < more; j++)
          if (days[j].from <= days[j].to) length = add(out, length, days[j]);
      }
      return length;
  }
}

static int intersect(Span *held, int length, const Span *other, int others) {
  Span both[MOST_RECORDS];
  int count = 0;
  for (int i = 0, j = 0; i < length && j < others;) {
    Span days = {held[i].from > other[j].from ? held[i].from : other[j].from,
                 held[i].to < other[j].to ? held[i].to : other[j].to};
    if (days.from <= days.to) both[count++] = days;
    if (held[i].to < other[j].to) i++;
    else j++;
  }
  memcpy(held, both, sizeof(Span) * (size_t)count);
  return count;
}

static int first_day(int person, int d) {
  int best = last_day + 1;
  for (int p = 0; p < destination[d].pathways && best > today; p++) {
    const Pathway *pathway = &destination[d].pathway[p];
    Span held[MOST_RECORDS], days[MOST_RECORDS];
    int length = 1;
    held[0] = (Span){today, best - 1};
    for (int i = 0; i < pathway->requirements && length > 0; i++) {
      int others = days_of(&pathway->requirement[i], person, d, days);
      length = intersect(held, length, days, others);
    }
    if (length > 0) best = held[0].from;
  }
  return best > last_day ? NO_DAY : best - today;
}

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Eligible now, then by month from today's on. */
static int month_column(int day) { return day == 0 ? 0 : 1 + month_of[today + day] - month_of[today]; }

/* The last row of `found` is the zone's, where a person counts once. Returns CPU seconds. */
static double round_of(int *found, int months) {
  double before = cpu_seconds();
  memset(found, 0, sizeof(int) * (size_t)(cities + 1) * (size_t)months);
  for (int person = 0; person < people; person++) {
    int earliest = NO_DAY;
    for (int d = 0; d < cities; d++) {
      int day = first_day(person, d);
      first[(size_t)person * (size_t)cities + (size_t)d] = (uint16_t)day;
      if (day == NO_DAY) continue;
      found[d * months + month_column(day)]++;
      if (day < earliest) earliest = day;
    }
    if (earliest != NO_DAY) found[cities * months + month_column(earliest)]++;
  }
  return cpu_seconds() - before;
}

static void write_all(const char *path, const int *found, int months) {
  FILE *out = fopen(path, "wb");
  if (out == NULL) exit(3);
  fwrite(first, 2, (size_t)people * (size_t)cities, out);
  fwrite(found, sizeof(int), (size_t)(cities + 1) * (size_t)months, out);
  fclose(out);
  puts("written");
}

int main(int arguments, char **argument) {
  FILE *file = arguments == 2 ? fopen(argument[1], "rb") : NULL;
  if (file == NULL) return 2;
  make_calendar();
  read_all(file);
  first = malloc((size_t)people * (size_t)cities * 2 + 1);
  int months = month_of[last_day] - month_of[today] + 2;
  int *found = malloc(sizeof(int) * (size_t)(cities + 1) * (size_t)months);
  char line[4096];
  while (fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\n")] = 0;
    if (line[0] == 'w') {
      write_all(line + 2, found, months);
    } else {
      printf("%.9f\n", round_of(found, months));
    }
    fflush(stdout);
  }
  return 0;
}
