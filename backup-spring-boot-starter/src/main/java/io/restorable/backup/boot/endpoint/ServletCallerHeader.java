package io.restorable.backup.boot.endpoint;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Asks the servlet request of the calling thread. */
public final class ServletCallerHeader implements CallerHeader {

    /** Asks whatever request there is. */
    public ServletCallerHeader() {}

    @Override
    public @Nullable String authorization() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getHeader(HttpHeaders.AUTHORIZATION)
                : null;
    }
}
