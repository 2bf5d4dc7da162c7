/* Limpid for C, and for every language that can call C.
 *
 *   limpid_text *error = NULL;
 *   limpid_timelines *read = limpid_read(bytes, size, LIMPID_DEFAULT_MEMORY, &error);
 *   if (!read) return complain(limpid_text_data(error));
 *   limpid_ranking *ranking = limpid_rank(read, 0, limpid_recipe("calmer"), LIMPID_NOW_OF_FILE, &error);
 *   limpid_text *rows = limpid_rows(ranking, 0, 50);
 *   …
 *   limpid_text_free(rows); limpid_ranking_free(ranking); limpid_timelines_free(read);
 *
 * Handles are opaque. Answers are JSON texts of the same shapes that the command prints. A function that can
 * fail gives NULL (or false) and puts {"code":"…","where":"…","message":"…"} into `error`, where the caller
 * gave a place for it; that text is the caller's to free. Nothing is thrown, nothing is printed, no file is
 * opened, no clock is read. One handle is used by one thread at a time; different ones by any.
 *
 * Functions are added, not changed: LIMPID_C_VERSION counts up when something is added.
 */
#ifndef LIMPID_LIMPID_H
#define LIMPID_LIMPID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LIMPID_C_VERSION 1

/* 3 GiB. */
#define LIMPID_DEFAULT_MEMORY ((size_t)3 << 30)
/* For `now`: when the file says it was captured, else its newest post. */
#define LIMPID_NOW_OF_FILE INT64_MIN

#if defined(__GNUC__)
#define LIMPID_C_API __attribute__((visibility("default")))
#else
#define LIMPID_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct limpid_text limpid_text;
typedef struct limpid_reading limpid_reading;
typedef struct limpid_timelines limpid_timelines;
typedef struct limpid_ranking limpid_ranking;

/* LIMPID_C_VERSION of the library that runs, and its version as text ("0.1.0"). */
LIMPID_C_API int limpid_c_version(void);
LIMPID_C_API const char *limpid_version(void);

/* A text: UTF-8, with a zero byte behind it that `size` does not count. Freeing NULL does nothing. */
LIMPID_C_API const char *limpid_text_data(const limpid_text *text);
LIMPID_C_API size_t limpid_text_size(const limpid_text *text);
LIMPID_C_API void limpid_text_free(limpid_text *text);

/* --- Reading: bytes of a file that somebody downloaded -> timelines ------------------------------------ */

LIMPID_C_API limpid_timelines *limpid_read(const char *bytes, size_t size, size_t memory, limpid_text **error);

/* The same in pieces. `name` (may be NULL) stands in messages. `finish` gives the timelines; free both. */
LIMPID_C_API limpid_reading *limpid_reading_new(size_t memory);
LIMPID_C_API bool limpid_reading_begin_file(limpid_reading *reading, const char *name, limpid_text **error);
LIMPID_C_API bool limpid_reading_feed(limpid_reading *reading, const char *bytes, size_t size,
                                      limpid_text **error);
LIMPID_C_API limpid_timelines *limpid_reading_finish(limpid_reading *reading, limpid_text **error);
LIMPID_C_API void limpid_reading_free(limpid_reading *reading);

/* What `limpid inspect` prints. */
LIMPID_C_API limpid_text *limpid_info(const limpid_timelines *timelines);
/* How many feeds the files hold, at least 1; the posts of one of them, counted from 0. */
LIMPID_C_API size_t limpid_feed_count(const limpid_timelines *timelines);
LIMPID_C_API size_t limpid_post_count(const limpid_timelines *timelines, size_t feed);
LIMPID_C_API void limpid_timelines_free(limpid_timelines *timelines);

/* --- Recipes ------------------------------------------------------------------------------------------- */

/* The museum: how many recipes, the name of each, the JSON of one. NULL for a name that it has not. */
LIMPID_C_API size_t limpid_museum_size(void);
LIMPID_C_API const char *limpid_museum_name(size_t index);
LIMPID_C_API const char *limpid_recipe(const char *name);
/* What `limpid check` prints, without a timeline. */
LIMPID_C_API limpid_text *limpid_check(const char *recipe);

/* --- Ranking ------------------------------------------------------------------------------------------- */

/* `recipe` is JSON. `now` is in milliseconds since 1970 UTC, or LIMPID_NOW_OF_FILE. The timelines may be freed
 * before the ranking. */
LIMPID_C_API limpid_ranking *limpid_rank(const limpid_timelines *timelines, size_t feed, const char *recipe,
                                         int64_t now, limpid_text **error);
/* Sets one number of the recipe ("replies/weight") and ranks again. */
LIMPID_C_API bool limpid_set(limpid_ranking *ranking, const char *address, double value, limpid_text **error);
/* Posts that are shown. */
LIMPID_C_API size_t limpid_shown(const limpid_ranking *ranking);
/* Rows begin to end (not included, from 0) of the feed as a JSON array, as `limpid rank` prints them. */
LIMPID_C_API limpid_text *limpid_rows(const limpid_ranking *ranking, size_t begin, size_t end);
/* Hidden posts with the steps that hide them, as a JSON array. */
LIMPID_C_API limpid_text *limpid_hidden(const limpid_ranking *ranking);
/* Why a post stands where it stands, as `limpid explain` prints it. */
LIMPID_C_API limpid_text *limpid_explain(const limpid_ranking *ranking, const char *id, limpid_text **error);
/* Every number that `limpid_set` takes, as a JSON array. */
LIMPID_C_API limpid_text *limpid_numbers(const limpid_ranking *ranking);
LIMPID_C_API void limpid_ranking_free(limpid_ranking *ranking);

#ifdef __cplusplus
}
#endif

#endif
