/** The list of chats, and the chat with the bot. */

import * as api from './api.js';
import {avatar, h, icon} from './dom.js';
import {toast} from './overlays.js';
import {words} from './words.js';

/** Text with Telegram's entities as elements; a link gets a handler instead of an address. */
function rich(text, entities, follow) {
  const cuts = new Set([0, text.length]);
  for (const {offset, length} of entities) cuts.add(offset).add(offset + length);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => {
    const over = entities.filter((e) => e.offset <= edges[i] && e.offset + e.length >= end);
    return over.reduce((inner, e) => wrapped(inner, e, follow), text.slice(edges[i], end));
  });
}

const TAGS = {bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', spoiler: 'mark'};

function wrapped(inner, entity, follow) {
  if (entity.type === 'text_link' || entity.type === 'url') {
    const url = entity.url ?? String(inner);
    return h('button', {class: 'text-link', onclick: () => follow(url)}, inner);
  }
  return TAGS[entity.type] ? h(TAGS[entity.type], {}, inner) : inner;
}

/** Bare addresses are links too. */
function withUrls(text, entities) {
  const found = [...text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g)]
    .map((match) => ({type: 'url', offset: match.index, length: match[0].length, url: match[0]}))
    .filter((url) => !entities.some((e) => e.type.includes('link') && e.offset <= url.offset
      && e.offset + e.length >= url.offset + url.length));
  return [...entities, ...found];
}

/** The chats of one person. */
export class Chat {
  #last = 0;
  #stop = new AbortController();

  /**
   * @param phone what the phone offers: screen, person(), botName, openApp(options), follow(url)
   */
  constructor(phone) {
    this.phone = phone;
    this.words = words(phone.person().languageCode);
    this.#draw();
    this.#listen();
  }

  #draw() {
    const {words: w, phone} = this;
    this.preview = h('span', {class: 'preview'}, w.noMessages);
    this.when = h('time', {});
    this.badge = h('span', {class: 'badge', hidden: true});
    const row = h('button', {class: 'chat-row', testid: 'chat-row', onclick: () => this.open()},
      avatar(3, phone.botName, 54),
      h('span', {class: 'chat-row-text'},
        h('span', {class: 'line'}, h('strong', {}, phone.botName), this.when),
        h('span', {class: 'line'}, this.preview, this.badge)));
    this.list = h('section', {class: 'view list', testid: 'chat-list'},
      h('header', {class: 'bar'}, h('h1', {}, w.chats)), row);
    this.history = h('div', {class: 'history', role: 'log', 'aria-live': 'polite', testid: 'history'});
    this.room = h('section', {class: 'view room', testid: 'chat', hidden: true},
      h('header', {class: 'bar'},
        h('button', {class: 'bar-button', 'aria-label': w.back, testid: 'chat-back',
          onclick: () => this.close()}, icon('back')),
        h('div', {class: 'bar-title'}, h('strong', {}, phone.botName), h('small', {}, w.bot)),
        avatar(3, phone.botName, 38)),
      this.history, this.#composer());
    phone.screen.append(this.list, this.room);
  }

  #composer() {
    const {words: w, phone} = this;
    const app = phone.menuApp();
    this.input = h('input', {placeholder: w.message, 'aria-label': w.message, maxlength: 4096,
      autocomplete: 'off', enterkeyhint: 'send', testid: 'chat-input'});
    this.box = h('form', {class: 'composer', hidden: true, onsubmit: (event) => this.#submit(event)},
      h('button', {type: 'button', class: 'menu-button', testid: 'menu-button',
        onclick: () => phone.openApp(app.options)}, icon('grid', 17), app.text),
      this.input,
      h('button', {class: 'send', 'aria-label': w.message, testid: 'chat-send'}, icon('send', 26)));
    this.starter = h('button', {class: 'starter', testid: 'chat-start',
      onclick: () => this.type('/start')}, w.start);
    return h('footer', {class: 'chat-foot'}, this.box, this.starter);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    this.input.value = '';
    if (text) this.type(text);
  }

  /** Says something to the bot. */
  async type(text) {
    try {
      await api.type(this.phone.person().id, text);
    } catch (broken) {
      toast(this.phone.screen, broken.message);
    }
  }

  /** Goes into the chat. */
  open() {
    this.room.hidden = false;
    this.#seenAll();
    this.toEnd();
  }

  /** Shows the newest message. */
  toEnd() {
    this.history.scrollTop = this.history.scrollHeight;
  }

  #seenAll() {
    this.badge.textContent = '';
    this.badge.hidden = true;
  }

  /** Goes back to the list. */
  close() {
    this.room.hidden = true;
  }

  async #listen() {
    const {signal} = this.#stop;
    const id = this.phone.person().id;
    this.#foot();
    let wait = 0; // the first answer is what there is already
    while (!signal.aborted) {
      try {
        const fresh = await api.messages(id, this.#last, wait, signal);
        fresh.forEach((message) => this.#show(message));
        if (wait === 0) this.#seenAll();
        else if (fresh.length > 0) this.phone.refresh();
        wait = 20000;
      } catch {
        if (!signal.aborted) await new Promise((retry) => setTimeout(retry, 1500));
      }
    }
  }

  #foot() {
    const begun = this.#last > 0;
    this.box.hidden = !begun;
    this.starter.hidden = begun;
    if (!begun && this.history.childElementCount === 0) {
      this.history.append(h('div', {class: 'service intro'}, this.words.intro));
    }
  }

  #show(message) {
    if (message.id <= this.#last) return;
    this.history.querySelector('.intro')?.remove();
    this.#last = message.id;
    const time = new Intl.DateTimeFormat(this.phone.person().languageCode,
      {hour: '2-digit', minute: '2-digit'}).format(message.date * 1000);
    this.history.append(this.#bubble(message, time));
    this.preview.textContent = message.text.split('\n')[0];
    this.when.textContent = time;
    if (this.room.hidden && message.author !== 'PERSON') {
      this.badge.textContent = Number(this.badge.textContent || 0) + 1;
      this.badge.hidden = false;
    }
    this.toEnd();
    this.#foot();
  }

  #bubble(message, time) {
    const parts = rich(message.text, withUrls(message.text, message.entities ?? []),
      (url) => this.phone.follow(url));
    if (message.author === 'SERVICE') {
      return h('div', {class: 'service', testid: `message-${message.id}`}, ...parts);
    }
    const mine = message.author === 'PERSON';
    const bubble = h('div', {class: 'bubble'}, h('span', {class: 'text'}, ...parts),
      h('span', {class: 'time'}, time));
    const rows = (message.replyMarkup?.inline_keyboard ?? []).map((row) =>
      h('div', {class: 'keys'}, ...row.map((button) => this.#key(message, button))));
    return h('div', {class: `message ${mine ? 'mine' : 'theirs'}`,
      testid: `message-${message.id}`}, bubble, ...rows);
  }

  #key(message, button) {
    const kind = button.web_app ? 'app' : button.url ? 'url' : 'data';
    return h('button', {class: `key ${kind}`, testid: 'inline-button',
      onclick: () => this.#pressed(message, button)}, button.text);
  }

  async #pressed(message, button) {
    if (button.web_app) {
      this.phone.openApp({url: button.web_app.url});
    } else if (button.url) {
      this.phone.follow(button.url);
    } else {
      const answer = await api.press(this.phone.person().id, message.id, button.callback_data);
      if (answer.text && answer.showAlert) this.phone.alert(answer.text);
      else if (answer.text) toast(this.phone.screen, answer.text);
    }
  }

  /** Stops listening and leaves the screen. */
  dispose() {
    this.#stop.abort();
    this.list.remove();
    this.room.remove();
  }
}
