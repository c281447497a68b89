// A bot on grammY, for the question whether a second client library, in another language, finds the server faithful.
// It converses, edits, takes and gives a document, and waits as long as a 429 says. See test_grammy.py.

import { Bot, InlineKeyboard, InputFile } from "grammy";

const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.BOT_API_URL } });
const asked = new Set(); // who was asked for a name

// What grammY's own retry plugin does: wait what `retry_after` says, then try again.
bot.api.config.use(async (call, method, payload, signal) => {
  const result = await call(method, payload, signal);
  const wait = result.ok ? 0 : result.parameters?.retry_after ?? 0;
  if (result.error_code !== 429 || !wait) return result;
  console.log(`429, waits ${wait}`);
  await new Promise((done) => setTimeout(done, wait * 1000));
  return call(method, payload, signal);
});

bot.command("start", async (ctx) => {
  asked.add(ctx.from.id);
  await ctx.reply("<b>Hello</b> &amp; welcome. Your name?", { parse_mode: "HTML" });
});
bot.on("message:document", async (ctx) => {
  const file = await ctx.getFile();
  const answer = await fetch(`${process.env.BOT_API_URL}/file/bot${process.env.BOT_TOKEN}/${file.file_path}`);
  const text = (await answer.text()).toUpperCase();
  await ctx.replyWithDocument(new InputFile(Buffer.from(text), "loud.txt"), { caption: "Louder" });
});
bot.on("message:text", async (ctx) => {
  if (!asked.delete(ctx.from.id)) return;
  const keyboard = new InlineKeyboard().text("Yes", "yes").text("No", "no");
  await ctx.reply(`${ctx.message.text}, is that right?`, { reply_markup: keyboard, reply_parameters: { message_id: ctx.message.message_id } });
});
bot.on("callback_query:data", async (ctx) => {
  await ctx.editMessageText(`You said ${ctx.callbackQuery.data}.`);
  await ctx.answerCallbackQuery({ text: "Noted", show_alert: true });
  try { // the very same text again is refused
    await ctx.editMessageText(`You said ${ctx.callbackQuery.data}.`);
  } catch (error) {
    console.log(`${error.error_code} ${error.description}`);
  }
});

process.on("SIGTERM", () => bot.stop());
await bot.start({ onStart: ({ username }) => console.log(`up as ${username}`) });
console.log("stopped");
