/* Rules and population as kernel/file.ts writes them, and the calendar they are counted in. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The cheaper to ask, the earlier. */
enum { ATTRIBUTE = 1, AGE, CURRENT, ANY, CREDITED };
enum { MAGIC = 0x4b545548, NO_DAY = 65535, MOST_RECORDS = 1024, MOST_MONTHS = 6000, OUTSIDE = 255, SCALE = 10000 };

typedef struct Requirement {
  int type, kinds, here, months, convert, threshold, share, min, max, column, allowed, parts;
  struct Requirement *part;
} Requirement;

typedef struct { int requirements; Requirement *requirement; } Pathway;
typedef struct { int pathways; Pathway *pathway; } Destination;

static int people, cities, columns, today, last_day, counts_from, excluded_tags;
static int *recognised_from, *recognised_until, *coefficient;
static Destination *destination;
static uint32_t *offset;
static uint16_t *start, *end, *birth;
static uint8_t *kind, *city, *tags, **attribute;

/* Days are counted from 1900-01-01, months from January 1900. */
static int first_of[MOST_MONTHS];
static uint16_t month_of[NO_DAY + 1];

static int length_of(int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year = 1900 + month / 12, leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return lengths[month % 12] + (leap && month % 12 == 1);
}

static void make_calendar(void) {
  for (int month = 0, day = 0; month < MOST_MONTHS; month++) {
    first_of[month] = day;
    for (int left = length_of(month); left > 0; left--, day++)
      if (day <= NO_DAY) month_of[day] = (uint16_t)month;
  }
}

/* 29 February of a common year is 1 March. */
static int birthday(int born, int years) {
  int month = month_of[born];
  return first_of[month + 12 * years] + (born - first_of[month]);
}

static void *take(FILE *file, size_t count, size_t size) {
  void *column = malloc(count * size + 1);
  if (column == NULL || fread(column, size, count, file) != count) {
    fprintf(stderr, "the file ends too early, or memory does\n");
    exit(1);
  }
  return column;
}

static int *read_requirement(int *at, Requirement *r) {
  *r = (Requirement){at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9], at[10], at[11], NULL};
  at += 12;
  r->part = calloc((size_t)r->parts + 1, sizeof(Requirement));
  for (int i = 0; i < r->parts; i++) at = read_requirement(at, &r->part[i]);
  return at;
}

static int by_cost(const void *a, const void *b) {
  return ((const Requirement *)a)->type - ((const Requirement *)b)->type;
}

static void read_rules(int *at) {
  recognised_from = at;
  recognised_until = at + cities;
  coefficient = at + 2 * cities;
  at += 2 * cities + cities * cities;
  destination = calloc((size_t)cities, sizeof(Destination));
  for (int d = 0; d < cities; d++) {
    destination[d].pathways = *at++;
    destination[d].pathway = calloc((size_t)destination[d].pathways + 1, sizeof(Pathway));
    for (int p = 0; p < destination[d].pathways; p++) {
      Pathway *pathway = &destination[d].pathway[p];
      pathway->requirements = *at++;
      pathway->requirement = calloc((size_t)pathway->requirements + 1, sizeof(Requirement));
      for (int i = 0; i < pathway->requirements; i++) at = read_requirement(at, &pathway->requirement[i]);
      qsort(pathway->requirement, (size_t)pathway->requirements, sizeof(Requirement), by_cost);
    }
  }
}

static void read_all(FILE *file) {
  int *header = take(file, 10, sizeof(int));
  if (header[0] != MAGIC) exit(2);
  people = header[1], cities = header[3], columns = header[4], today = header[5], last_day = header[6];
  counts_from = header[7], excluded_tags = header[8];
  size_t everyone = (size_t)people, records = (size_t)(uint32_t)header[2];
  read_rules(take(file, (size_t)header[9], sizeof(int)));
  offset = take(file, everyone + 1, 4);
  start = take(file, records, 2), end = take(file, records, 2);
  kind = take(file, records, 1), city = take(file, records, 1), tags = take(file, records, 1);
  birth = take(file, everyone, 2);
  attribute = calloc((size_t)columns + 1, sizeof(uint8_t *));
  for (int i = 0; i < columns; i++) attribute[i] = take(file, everyone, 1);
}
