// `npm run -s score -- --metric bleu --refs refs.txt --hyp hyps.txt`. Needs the packages, and neither server nor database.
import { CannotStart } from "./start/cannot-start.mjs";
import { install } from "./start/install.mjs";
import { isModernNode, relaunch } from "./start/relaunch.mjs";

try {
  install({ forTests: false });
  if (!isModernNode()) relaunch();
  else {
    const { main } = await import("./score/main.ts");
    process.exitCode = main(process.argv.slice(2));
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
