// What the calls throw.

export class RashinbanError extends Error {
  constructor(code, messages, nearest = []) {
    super(`${messages.ja} / ${messages.en}`);
    this.name = 'RashinbanError';
    this.code = code;
    this.messages = Object.freeze(messages);
    this.nearest = Object.freeze(nearest);
  }
}

/** What stands for a module until it has started: any call says that it is too early. */
export const absent = new Proxy({}, {
  get() {
    throw new RashinbanError('not-initialised', {
      ja: 'まだ使えません。先に await init() を呼んでください。',
      en: 'not ready yet; call await init() first',
    });
  },
});
