// The vectors of registers, for node and for Chromium alike: nothing here needs either.

import { Report } from './vectors.mjs';

/** Each question by its method. */
const methods = {
  check: ([register], options) => register.check(options),
  coverage: ([register], options) => register.coverage(options),
  assess: ([register], options) => register.assess(options),
  progress: ([register], options) => register.progress(options),
  indicators: ([register], options) => register.indicators(options),
  rating: ([register], options) => register.rating(options),
  diff: ([older, newer], options) => newer.diff(older, options),
  'good-practice': ([first, ...others], options) => first.goodPractice(others, options),
  compare: ([own, ...peers], options) => own.compare(peers, options),
};
/** So few and so many registers can be given to a method; one, where nothing is said. */
const NUMBERS = { diff: [2, 2], 'good-practice': [1, Infinity], compare: [1, Infinity] };

/** What stands at a JSON pointer, null where nothing does. */
const at = (answer, pointer) => pointer.split('/').slice(1).reduce((value, part) => value?.[part] ?? null, answer);

/** Runs vectors, given by file: each by its name, by its method, and on its registers as they are read. */
export function runRegisterVectors(api, files) {
  const { QueryError, Register, RegisterError, ask, read } = api;
  const report = new Report();
  const outcome = (call) => {
    try {
      return call();
    } catch (error) {
      if (error instanceof QueryError) return { error: error.code };
      throw error;
    }
  };
  /** What is read is what was meant, unless it is written in another way than the library writes. */
  const checkRead = (where, data, register) => {
    try {
      const loaded = read(JSON.stringify(data));
      if (loaded.diagnostics.length === 0) report.equal(`${where} as read`, loaded.write(), register.write());
    } catch (error) {
      if (!(error instanceof RegisterError)) throw error;
    }
  };
  const run = (where, { call, args, want }) => {
    const given = args.registers ?? [args.register];
    const registers = given.map((data) => Register.from(data));
    const answer = outcome(() => ask(call, registers, args.options));
    if (want.error) report.equal(where, answer.error, want.error);
    else for (const [pointer, value] of Object.entries(want)) report.equal(`${where}, ${pointer}`, at(answer, pointer), value);
    const [least, most] = NUMBERS[call] ?? [1, 1];
    if (least <= registers.length && registers.length <= most) {
      report.equal(`${where}, by its method`, outcome(() => methods[call](registers, args.options)), answer);
    }
    given.forEach((data, number) => checkRead(`${where}, register ${number}`, data, registers[number]));
    for (const register of registers) register.free();
  };
  report.vectors = 0;
  for (const [file, vectors] of Object.entries(files)) {
    for (const vector of vectors) {
      report.vectors += 1;
      try {
        run(`${file}: ${vector.name}`, vector);
      } catch (error) {
        report.check(`${file}: ${vector.name}`, false, `${error}`);
      }
    }
  }
  return report;
}
