package io.restorable.backup.test.database.embedded;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Feeds {@link EveryPostgres}. */
final class EveryPostgresArguments implements ArgumentsProvider {

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return PostgresServer.majors().stream().map(PostgresServer::of).map(Arguments::of);
    }
}
