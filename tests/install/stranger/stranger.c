/* The C interface from C: the same feed, an error as a value, a number set. */
#include <limpid/limpid.h>

#include <stdio.h>
#include <string.h>

static int refused(limpid_text *error) {
  printf("refused %s\n", limpid_text_data(error));
  limpid_text_free(error);
  return 1;
}

int main(void) {
  const char *lines =
      "{\"id\":\"a\",\"author\":\"ana\",\"likes\":1}\n{\"id\":\"b\",\"author\":\"bo\",\"likes\":20}\n";
  limpid_text *error = NULL;
  limpid_timelines *read = limpid_read("<html>", 6, LIMPID_DEFAULT_MEMORY, &error);
  if (read || !strstr(limpid_text_data(error), "not-a-timeline")) return 1;
  limpid_text_free(error);
  error = NULL;

  read = limpid_read(lines, strlen(lines), LIMPID_DEFAULT_MEMORY, &error);
  if (!read) return refused(error);
  limpid_ranking *ranking =
      limpid_rank(read, 0, "{\"limpid\":1,\"steps\":[{\"add\":\"likes\",\"id\":\"likes\"}]}", LIMPID_NOW_OF_FILE, &error);
  limpid_timelines_free(read);
  if (!ranking) return refused(error);
  if (!limpid_set(ranking, "likes/weight", 0.5, &error)) return refused(error);
  limpid_text *rows = limpid_rows(ranking, 0, 10);
  limpid_text *why = limpid_explain(ranking, "b", &error);
  printf("%d %zu\n%s\n%s\n", limpid_c_version(), limpid_shown(ranking), limpid_text_data(rows), limpid_text_data(why));
  if (limpid_explain(ranking, "c", &error)) return 1;
  printf("%s\n", limpid_text_data(error));
  limpid_text_free(error);
  limpid_text_free(why);
  limpid_text_free(rows);
  limpid_ranking_free(ranking);
  return 0;
}
