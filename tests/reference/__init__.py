"""The decision order, stated a second time: from the text of the law's decision logic and the data alone.

The engine answers with bit sets, slices of time and tables made at load. This evaluator looks at one norm at a time, with sets of ids and
the words of `order.yaml`. It shares no code with the engine beyond the records of the model; where the two differ, one of them is wrong.
"""
