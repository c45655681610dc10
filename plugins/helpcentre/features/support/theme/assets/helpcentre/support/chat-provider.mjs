// Starts the chat of a provider. Nothing here runs before the visitor has agreed on the chat page.
//
// A provider of its own (`custom` in contact_config.yaml) finds `window.helpcentreChat` when its script runs:
// `language`, `article`, `tier` and `box`, an element to show itself in. It says on `document` how it went:
// `helpcentre-chat-ready` when somebody can write, `helpcentre-chat-failed` when not. CHANNELS.md has an example.

/** Resolves when the script has run. */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
}

const heard = (target, event) => new Promise((resolve) => target.addEventListener(event, resolve, { once: true }));

// Names as Chatwoot documents them (its "SDK setup" page).
async function chatwoot({ script, base, token }, { language, article, tier }) {
  window.chatwootSettings = { locale: language.replace("-", "_"), position: "right", type: "standard" };
  const ready = heard(window, "chatwoot:ready");
  await load(script);
  window.chatwootSDK.run({ websiteToken: token, baseUrl: base });
  await ready;
  window.$chatwoot.setLocale(language.replace("-", "_"));
  window.$chatwoot.setCustomAttributes({ language, ...(article && { article }), ...(tier && { tier }) });
  window.$chatwoot.toggle("open");
}

async function custom({ script }, { language, article, tier, box }) {
  window.helpcentreChat = { language, article, tier, box };
  const ready = heard(document, "helpcentre-chat-ready");
  const failed = heard(document, "helpcentre-chat-failed").then(() => Promise.reject(new Error("failed")));
  failed.catch(() => {}); // it may be said after all is over
  await Promise.race([load(script).then(() => ready), failed]);
}

/**
 * @param {{name: string, script: string, base?: string, token?: string}} provider
 * @param {{language: string, article: string, tier: string, box: Element}} about
 * @returns {Promise<void>} resolves when the visitor can write; rejects when the chat fails; may do neither
 */
export function start(provider, about) {
  return provider.name === "chatwoot" ? chatwoot(provider, about) : custom(provider, about);
}
