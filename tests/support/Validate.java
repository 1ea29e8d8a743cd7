import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates files: Validate FLAVOURS FILE…, as "ua1,2a"; prints a line for each failure, and what was tested. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int at = 1; at < arguments.length; at++) {
            for (String name : arguments[0].split(",")) {
                PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
                try (InputStream stream = new FileInputStream(arguments[at]);
                        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    for (TestAssertion each : result.getTestAssertions()) {
                        if (each.getStatus() == TestAssertion.Status.FAILED) {
                            System.out.println("FAILED " + name + " " + each.getRuleId().getClause() + "-"
                                    + each.getRuleId().getTestNumber() + " " + each.getMessage());
                        }
                    }
                    System.out.println("TESTED " + name + " " + result.isCompliant() + " " + result.getTotalAssertions()
                            + " " + arguments[at]);
                }
            }
        }
    }
}
