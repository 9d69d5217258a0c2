import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Judges documents by their XML schemas with the validator of the JDK. Standard input: a line "schema, tab, document" for each.
 * Standard output: "document, tab, true or false".
 */
public final class SchemaJudge {
    public static void main(String[] arguments) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        Map<String, Schema> schemas = new HashMap<>();
        try (BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
             PrintWriter answers = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                String[] question = line.split("\t");
                Schema schema = schemas.get(question[0]);
                if (schema == null) {
                    schema = factory.newSchema(new File(question[0]));
                    schemas.put(question[0], schema);
                }
                answers.println(question[1] + "\t" + isValid(schema, new File(question[1])));
            }
        }
    }

    private static boolean isValid(Schema schema, File document) throws Exception {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new Strict());
        try {
            validator.validate(new StreamSource(document));
            return true;
        } catch (SAXException refused) {
            return false;
        }
    }

    /** Whatever the validator has to say against a document refuses it. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
