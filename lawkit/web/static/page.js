"use strict";
// Makes the pages quicker to use. Each of them works without it: every link and form leads to a page of its own.
(() => {
  const say = (words) => { const place = document.getElementById("said"); if (place) place.textContent = words || ""; };

  const fetched = async (address, options) => {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  };

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

  const ready = (within) => {
    for (const button of within.querySelectorAll("button.copy")) button.hidden = false;
  };

  // Only what the server sent goes into the page, and a page of this server never carries a script within it.
  const put = (place, text) => {
    place.replaceChildren(...parsed(text).body.childNodes);
    ready(place);
  };

  // -- copying a clause
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copies]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(source.textContent);
      say(button.dataset.said);
      button.textContent = button.dataset.said;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    }
  });

  // -- the two panes of a check
  const panes = document.querySelector(".panes[data-job]");

  const within = (address, path) => {
    const url = new URL(address, location.href);
    return `/jobs/${panes.dataset.job}/${path}${url.search}`;
  };

  const remember = (address) => history.replaceState(null, "", address);

  const showDuty = async (number, address) => {
    const list = document.getElementById("duties");
    let article = document.getElementById(`f${number}`);
    if (article && article.classList.contains("open")) {
      article.scrollIntoView({ block: "start" });
      article.querySelector("h3 a").focus({ preventScroll: true });
      return;
    }
    if (!article || !list.contains(article)) {  // on another page, or outside the filter
      const page = parsed(await fetched(address));
      list.replaceChildren(...page.getElementById("duties").childNodes);
      article = document.getElementById(`f${number}`);
    } else {
      const details = parsed(await fetched(within(address, `duties/${number}`)));
      const heading = article.querySelector("h3");
      article.replaceChildren(heading, ...details.body.childNodes);
    }
    for (const one of list.querySelectorAll(".duty.open")) one.classList.remove("open");
    for (const one of list.querySelectorAll("h3 a[aria-current]")) one.removeAttribute("aria-current");
    article.classList.add("open");
    article.querySelector("h3 a").setAttribute("aria-current", "true");
    ready(article);
    article.scrollIntoView({ block: "start" });
    article.querySelector("h3 a").focus({ preventScroll: true });
    for (const mark of document.querySelectorAll(".mark.now")) mark.classList.remove("now");
    for (const mark of document.querySelectorAll(`.mark[data-duty="${number}"]`)) mark.classList.add("now");
  };

  const showPart = async (part, at, address) => {
    const place = document.getElementById("draft-part");
    const shown = place.querySelector("[data-part-shown]");
    if (!shown || shown.dataset.partShown !== part) put(place, await fetched(within(address, "draft")));
    for (const one of place.querySelectorAll(".now")) one.classList.remove("now");
    const target = at ? document.getElementById(`t${at}`) : null;
    if (target) {
      target.classList.add("now");
      let next = target.nextElementSibling;
      while (next && !next.classList.contains("mark")) next = next.nextElementSibling;
      if (next) { next.classList.add("now"); next.focus({ preventScroll: true }); }
      target.scrollIntoView({ block: "center" });
    } else {
      place.closest(".pane").scrollTop = 0;
      place.closest(".pane").focus();
    }
  };

  if (panes) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-duty], a[data-part]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const { duty, part, at } = link.dataset;
      const shown = duty ? showDuty(duty, link.href) : showPart(part, at, link.href);
      shown.then(() => remember(link.href), () => { location.href = link.href; });
    });
  }

  // -- a job under way: what its page shows of it is put anew as soon as there is news
  const pause = (time) => new Promise((done) => setTimeout(done, time));

  // What is under one's hands stays where it is: the panes keep how far they are scrolled, a link its focus.
  const renew = (page, names) => {
    for (const name of names) {
      const old = document.getElementById(name), fresh = page.getElementById(name);
      const held = old.contains(document.activeElement) ? document.activeElement : null;
      if (held && held.matches("input, select")) continue;
      old.replaceChildren(...fresh.childNodes);
      ready(old);
      const link = held && held.getAttribute("href");
      if (link) [...old.querySelectorAll("a")].find((one) => one.getAttribute("href") === link)?.focus({ preventScroll: true });
    }
  };

  const watch = async (place) => {
    while (place.dataset.watch) {
      const { seen, watch: address, shows, anew, renews } = place.dataset;
      try {
        const told = JSON.parse(await fetched(`${address}?seen=${seen}`));
        if (String(told.seen) === seen && seen !== "0") continue;
        if (seen === "0") await pause(2000);  // nobody has the job in hand just now
        const page = parsed(await fetched(anew || location.href));
        const next = page.getElementById(place.id);
        if (renews && page.getElementById("duties")) renew(page, renews.split(" "));
        if (renews && !next && page.getElementById("duties")) {  // all of it is here
          place.remove();
          say(document.querySelector("#duties [role=status]").textContent);
          for (const one of document.querySelectorAll("[data-watch]")) watch(one);
          return;
        }
        if (!next || next.dataset.shows !== shows) { location.reload(); return; }
        const focused = place.contains(document.activeElement);
        place.replaceWith(next);
        place = next;
        if (focused) (place.querySelector("button, a") || place).focus();
        const status = place.querySelector("[role=status]");
        if (status) say(status.textContent);
      } catch { await pause(3000); }
    }
  };
  for (const place of document.querySelectorAll("[data-watch]")) watch(place);

  // -- filters and searches that show what they find as one types
  const live = (form) => {
    let waiting = 0, asked = 0;
    const show = async () => {
      const query = new URLSearchParams(new FormData(form));
      for (const [name, value] of [...query]) if (!value) query.delete(name);
      const address = `${form.getAttribute("action")}?${query}`;
      const mine = ++asked;
      try {
        const page = parsed(await fetched(address));
        if (mine !== asked) return;
        const place = document.getElementById(form.dataset.live);
        place.replaceChildren(...page.getElementById(form.dataset.live).childNodes);
        ready(place);
        remember(address);
        const status = place.querySelector("[role=status]");
        if (status) say(status.textContent);
      } catch { form.requestSubmit(); }
    };
    form.addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(show, event.target.matches("select") ? 0 : 250);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); show(); });
  };
  for (const form of document.querySelectorAll("form[data-live]")) live(form);

  // -- checks of a translation while it is typed, and its memory when it is asked for
  const checking = new WeakMap();
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("textarea[data-check]")) return;
    clearTimeout(checking.get(field));
    checking.set(field, setTimeout(async () => {
      const body = new URLSearchParams(new FormData(field.form));
      const place = document.getElementById(field.getAttribute("aria-describedby"));
      const written = field.value;
      try {
        const text = await fetched(field.dataset.check, { method: "POST", body });
        if (field.value === written) put(place, text);
      } catch { /* the check is made again when the text is saved */ }
    }, 350));
  });
  document.addEventListener("toggle", async (event) => {
    const box = event.target;
    if (!box.matches || !box.matches("details[data-fetch]") || !box.open || box.dataset.fetched) return;
    box.dataset.fetched = "yes";
    try { put(box.querySelector("[data-into]"), await fetched(box.dataset.fetch)); } catch { delete box.dataset.fetched; }
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-takes]");
    if (!button) return;
    const field = button.closest(".unit").querySelector("textarea");
    field.value = document.getElementById(button.dataset.takes).textContent;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });

  // -- the menus of the head close as menus do
  for (const menu of document.querySelectorAll("header details")) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  }
  ready(document);
})();
