"""Times what lxml needs for one document, in process: parse, schema, ISO Schematron (phase "portable").

Arguments: schema, rules, document, rounds. Standard output: the shortest time of a round in microseconds.
"""
import sys
import time

from lxml import etree, isoschematron

schema = etree.XMLSchema(etree.parse(sys.argv[1]))
rules = isoschematron.Schematron(etree.parse(sys.argv[2]), phase="portable")
with open(sys.argv[3], "rb") as file:
    data = file.read()
shortest = None
for _ in range(int(sys.argv[4])):
    start = time.perf_counter()
    document = etree.fromstring(data)
    if not (schema.validate(document) and rules.validate(document)):
        sys.exit("the sample is not valid")
    took = time.perf_counter() - start
    shortest = took if shortest is None else min(shortest, took)
print(shortest * 1e6)
