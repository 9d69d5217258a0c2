"""Judges documents by ISO Schematron, phase "portable", with lxml.

Standard input: JSON [[rules file, [document, ...]], ...]. Standard output: JSON {document: [ids of failed assertions]}.
"""
import json
import sys

from lxml import etree, isoschematron

SVRL = "{http://purl.oclc.org/dsdl/svrl}failed-assert"

verdicts = {}
for rules, documents in json.load(sys.stdin):
    schematron = isoschematron.Schematron(etree.parse(rules), phase="portable", store_report=True)
    for document in documents:
        schematron.validate(etree.parse(document))
        verdicts[document] = [failed.get("id") for failed in schematron.validation_report.iter(SVRL)]
json.dump(verdicts, sys.stdout)
