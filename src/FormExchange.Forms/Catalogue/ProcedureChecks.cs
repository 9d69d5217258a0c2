using System.Xml.Schema;
using FormExchange.Forms.Rules;

namespace FormExchange.Forms.Catalogue;

/// <summary>What the procedures promise together: every message is sent by a step, every request is answered within a time, every case is opened and closed.</summary>
internal sealed class ProcedureChecks(
    ProblemList problems,
    IReadOnlyList<FormDefinition> forms,
    IReadOnlyList<Institution> institutions,
    IReadOnlyList<(Procedure Procedure, StrictElement Element)> procedures)
{
    private readonly ILookup<string, FormDefinition> byCode = forms.ToLookup(form => form.Code, StringComparer.Ordinal);

    public void Run()
    {
        foreach (var (procedure, element) in procedures)
        {
            Order(procedure, element);
            Answers(procedure, element);
            foreach (var step in procedure.Steps)
            {
                Roles(procedure, step, element);
                Expressions(step, element);
            }

            foreach (var idle in procedure.Parties.Where(party => !procedure.Steps.Any(step => step.From == party.Id || step.To == party.Id)))
            {
                element.Problem(TravelCodes.PartyIdle, idle.Id);
            }
        }

        var sent = procedures.SelectMany(found => found.Procedure.Steps).SelectMany(step => step.Messages).ToHashSet(StringComparer.Ordinal);
        foreach (var form in forms.Where(form => !sent.Contains(form.Code)))
        {
            problems.Add(TravelCodes.NoStep, form.File.File, 1, form.Code);
        }

        Openings();
    }

    private static void Order(Procedure procedure, StrictElement element)
    {
        if (!procedure.Steps.Select(step => step.Number).SequenceEqual(Enumerable.Range(1, procedure.Steps.Count)))
        {
            element.Problem(TravelCodes.StepNumbers, procedure.Id);
        }

        if (!procedure.Steps.Any(step => step.Opens) || !procedure.Steps.Any(step => step.Closes))
        {
            element.Problem(TravelCodes.ProcedureEnds, procedure.Id);
        }
    }

    private void Answers(Procedure procedure, StrictElement element)
    {
        foreach (var step in procedure.Steps)
        {
            foreach (var answered in step.Answers.Where(code => code != ProcedureStep.Anything && !procedure.Steps.Any(other => Meets(other, step) && other.Messages.Contains(code))))
            {
                element.Problem(TravelCodes.AnswersNothing, answered);
            }

            if (step.Deadline is null && step.Answers.Any(code => code != ProcedureStep.Anything && byCode[code].Any(form => form.Kind == FormKind.Asks)))
            {
                element.Problem(TravelCodes.StepDeadline, step.Number);
            }

            // A form may both ask and answer; where it answers, it need not be answered again.
            var asks = step.Answers.Count > 0 ? [] : step.Messages.Where(code => byCode[code].Any(form => form.Kind == FormKind.Asks));
            foreach (var asked in asks.Where(code => !procedure.Steps.Any(other => Meets(step, other) && other.AnswersForm(code))))
            {
                element.Problem(TravelCodes.NotAnswered, asked);
            }
        }
    }

    /// <summary>An answer goes back the way that the question came; to what was kept, its keeper answers by what he sends or makes.</summary>
    private static bool Meets(ProcedureStep question, ProcedureStep answer) =>
        question.IsKept ? question.From == answer.From : question.From == answer.To && question.To == answer.From;

    private void Roles(Procedure procedure, ProcedureStep step, StrictElement element)
    {
        foreach (var form in step.Messages.SelectMany(code => byCode[code]))
        {
            Fits(procedure, step.From, form, form.SenderRole, element);
            if (!step.IsKept)
            {
                Fits(procedure, step.To, form, form.ReceiverRole, element);
            }
        }
    }

    private void Fits(Procedure procedure, string party, FormDefinition form, string role, StrictElement element)
    {
        if (procedure.Parties.FirstOrDefault(one => one.Id == party)?.Role is { } held && !institutions.Any(institution => institution.HasRole(held) && institution.HasRole(role)))
        {
            element.Problem(TravelCodes.StepRoles, party, form.Code);
        }
    }

    private void Expressions(ProcedureStep step, StrictElement element)
    {
        foreach (var form in step.When is null ? [] : step.Messages.SelectMany(code => byCode[code]))
        {
            if (new ExpressionReader(form.Schema.Prefixes, form.Namespace, form.RootName).Try(step.When!) is null)
            {
                element.Problem(CatalogueCodes.ExpressionInvalid, step.When!);
            }

            foreach (var unknown in form.Schema.Undeclared(step.When!))
            {
                element.Problem(CatalogueCodes.PathUnknown, $"{form.Code} {unknown}");
            }
        }

        // A form that is not there, or does not load, is a problem of its own.
        if (step.Deadline is { Message: { } message, Path: { } path } && byCode[message].Any()
            && !byCode[message].Any(form => form.Schema.Find(form.Schema.Root, path)?.Element.ElementSchemaType?.TypeCode is XmlTypeCode.Date or XmlTypeCode.DateTime))
        {
            element.Problem(CatalogueCodes.PathUnknown, $"{message} {path}");
        }
    }

    /// <summary>Which procedure a document opens has to be plain from the document.</summary>
    private void Openings()
    {
        var openings = procedures.SelectMany(found => found.Procedure.Steps.Where(step => step is { Opens: true, When: null }).SelectMany(step => step.Messages).Select(code => (found.Element, Code: code)));
        foreach (var repeated in openings.GroupBy(one => one.Code, StringComparer.Ordinal))
        {
            foreach (var (element, code) in repeated.Skip(1))
            {
                element.Problem(TravelCodes.OpensTwice, code);
            }
        }
    }
}
