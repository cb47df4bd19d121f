// The address of an answer is the link that asks the same again, whatever was typed; and a button that prints.
(() => {
  const address = document.querySelector("link[rel=canonical]");
  if (address) history.replaceState(null, "", address.getAttribute("href") + location.hash);
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
