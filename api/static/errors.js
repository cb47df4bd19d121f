// What is wrong is read out first: the summary of errors is focused when the page opens, and its links focus their fields.
document.querySelector(".govuk-error-summary")?.focus();
