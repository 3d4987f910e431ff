// Somebody else's client (npm's `rustrcon`) at the game of the tests: `strangers.py` starts it, and tells it line by
// line what to send; it tells line by line what came. It goes when its input ends.
const { Client } = require("rustrcon");
const lines = require("readline");

const [ip, port, password] = process.argv.slice(2);
const tell = (what, said) => process.stdout.write(JSON.stringify([what, said ?? null]) + "\n");
const client = new Client({ ip, port, password });

client.on("connected", () => tell("connected"));
client.on("message", (message) => tell("message", message));
client.on("error", (failure) => tell("error", failure.message));
client.on("disconnect", () => {
  tell("disconnect");
  process.exit(0);
});
lines
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { number, command } = JSON.parse(line);
    client.send(command, "WebRcon", number);
  })
  .on("close", () => client.destroy());
client.login();
