"""Who answers to whom: lines, seats, rules, silences and readings as the documents have them, on a day."""
