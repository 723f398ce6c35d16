/** What `start` promises, once for all who ask; a failure can be tried again. */
export function once(start) {
  let started = null;
  return (...given) => {
    started ??= start(...given).catch((error) => {
      started = null;
      throw error;
    });
    return started;
  };
}
