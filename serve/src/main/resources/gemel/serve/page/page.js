"use strict";
const at = (id) => document.getElementById(id);
let controller = null;

function say(text, error) {
  at("status").textContent = text;
  at("status").classList.toggle("error", Boolean(error));
}

function headers() {
  const key = at("key").value.trim();
  const all = { "Content-Type": "application/json" };
  if (key) all.Authorization = "Bearer " + key;
  return all;
}

function showSources(sources) {
  at("sources").replaceChildren(...sources.map((source) => {
    const item = document.createElement("li");
    const title = source.title || source.url || "(no title)";
    // Only web addresses become links: a text's address is not ours to trust.
    if (source.url && /^https?:\/\//i.test(source.url)) {
      const link = document.createElement("a");
      link.href = source.url;
      link.rel = "noopener noreferrer";
      link.textContent = title;
      item.append(link);
    } else {
      item.append(title);
    }
    if (source.author) item.append(" \u2014 " + source.author);
    return item;
  }));
}

function take(data) {
  if (data === "[DONE]") return;
  const chunk = JSON.parse(data);
  if (chunk.error) throw new Error(chunk.error.message);
  if (chunk.twin) {
    showSources(chunk.twin.sources);
    at("model").textContent = chunk.model + ", version " + chunk.twin.model_version;
  }
  const choice = chunk.choices && chunk.choices[0];
  if (choice && choice.delta && choice.delta.content) at("answer").append(choice.delta.content);
}

async function read(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    for (const event of events) take(event.replace(/^data: /, ""));
  }
}

async function ask(question) {
  controller = new AbortController();
  const response = await fetch("v1/chat/completions", {
    method: "POST",
    headers: headers(),
    signal: controller.signal,
    body: JSON.stringify({ stream: true, messages: [{ role: "user", content: question }] }),
  });
  if (!response.ok) {
    const body = await response.json().catch(() => null);
    throw new Error((body && body.error && body.error.message) || "status " + response.status);
  }
  await read(response);
}

function working(now) {
  at("send").disabled = now;
  at("stop").disabled = !now;
  at("answer").setAttribute("aria-busy", String(now));
}

at("ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  at("answer").textContent = "";
  at("sources").replaceChildren();
  working(true);
  say("Looking for passages and answering \u2026");
  try {
    await ask(at("question").value);
    say("Done.");
  } catch (failure) {
    const stopped = failure.name === "AbortError";
    say(stopped ? "Stopped." : failure.message, !stopped);
  } finally {
    working(false);
  }
});
at("stop").addEventListener("click", () => controller && controller.abort());
at("question").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && !at("send").disabled) at("ask").requestSubmit();
});
